import { PREVIOUS, parseArn, type SecretRef } from './secret.ts';

type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** One statement of an IAM policy, as JSON spells it. */
export type Statement = {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Conditions;
};

/** A statement, and in one sentence what it is for. */
export type Purpose = { readonly statement: Statement; readonly why: string };

/** A secret with what is known of where it is. */
export type Located = Pick<SecretRef, 'secret' | 'label'> & { readonly region?: string };

export type PolicyWish = {
  readonly secrets: readonly Located[];
  readonly queueArns: readonly string[];
  /** ARNs of customer keys that encrypt the secrets. */
  readonly kmsKeys: readonly string[];
  /** Twelve digits; absent where it is not known, and then `*`. */
  readonly account?: string;
};

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Secrets Manager puts `-` and six characters behind a name: exactly those, so that `db` is never `db-other` (IAM wildcards `?`). */
export function secretArn({ secret, region = '*' }: Located, account = '*'): string {
  if (parseArn(secret) === undefined)
    return `arn:${partitionOf(region)}:secretsmanager:${region}:${account}:secret:${secret}-??????`;
  return /-[A-Za-z0-9]{6}$/.test(secret) ? secret : `${secret}-??????`;
}

function statement(Sid: string, parts: Omit<Statement, 'Sid' | 'Effect'>): Statement {
  return { Sid, Effect: 'Allow', ...parts };
}

function detect({ secrets, account }: PolicyWish): Purpose {
  return {
    why: 'Asks which version carries the label; no value is in the answer. A condition on the label would deny this call.',
    statement: statement('Detect', {
      Action: ['secretsmanager:DescribeSecret'],
      Resource: unique(secrets.map((one) => secretArn(one, account))),
    }),
  };
}

/** One statement for all secrets that are read by the same labels. */
function reads({ secrets, account }: PolicyWish): Purpose[] {
  const labels = (secret: string): string =>
    unique([...secrets.filter((one) => one.secret === secret).map(({ label }) => label), PREVIOUS]).join('\n');
  const groups = Map.groupBy(secrets, ({ secret }) => labels(secret));
  return [...groups].map(([joined, members], index) => ({
    why: `Reads values, by ${joined.split('\n').join(' and ')} alone; ${PREVIOUS} only to know an outdated value in a file for what it is.`,
    statement: statement(index === 0 ? 'Read' : `Read${index + 1}`, {
      Action: ['secretsmanager:GetSecretValue'],
      Resource: unique(members.map((one) => secretArn(one, account))),
      Condition: { 'ForAnyValue:StringEquals': { 'secretsmanager:VersionStage': joined.split('\n') } },
    }),
  }));
}

function regionOfArn(arn: string): string {
  return arn.split(':')[3] || '*';
}

function decrypts({ kmsKeys }: PolicyWish): Purpose[] {
  const groups = Map.groupBy(unique(kmsKeys), regionOfArn);
  return [...groups].map(([region, keys], index) => ({
    why: 'Decrypts secrets under a key of your own, by way of Secrets Manager and in no other way.',
    statement: statement(index === 0 ? 'Decrypt' : `Decrypt${index + 1}`, {
      Action: ['kms:Decrypt'],
      Resource: keys,
      Condition: { StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` } },
    }),
  }));
}

function queues({ queueArns }: PolicyWish): Purpose[] {
  if (queueArns.length === 0) return [];
  return [
    {
      why: 'Hears of changes from the queue, and deletes a message once what it led to is written.',
      statement: statement('Queue', {
        Action: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
        Resource: unique(queueArns),
      }),
    },
  ];
}

/** What watching these secrets needs, and nothing else; a statement for each purpose. No secrets: no statements about secrets. */
export function purposesOf(wish: PolicyWish): Purpose[] {
  const ofSecrets = wish.secrets.length === 0 ? [] : [detect(wish), ...reads(wish)];
  return [...ofSecrets, ...decrypts(wish), ...queues(wish)];
}

/** `https://sqs.eu-west-1.amazonaws.com/123456789012/name` to its ARN; another host is some stand-in, whose region is given. */
export function queueArnOf(queueUrl: string, region: string): string | undefined {
  if (!URL.canParse(queueUrl)) return undefined;
  const [, account, name] = /^\/(\d{12})\/([\w.-]{1,80})$/.exec(new URL(queueUrl).pathname) ?? [];
  return account && name ? `arn:${partitionOf(region)}:sqs:${region}:${account}:${name}` : undefined;
}

/** The document that IAM takes. */
export function policyDocument(purposes: readonly Purpose[]): {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
} {
  return { Version: '2012-10-17', Statement: purposes.map(({ statement }) => statement) };
}
