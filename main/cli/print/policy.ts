type Told = {
  readonly profile: string;
  readonly account?: string | undefined;
  readonly purposes: readonly { readonly sid: string; readonly why: string }[];
  readonly policy: { readonly Statement: readonly { readonly Resource: readonly string[] }[] };
};

const WIDE = 'A `*` stands where nothing tells region or account: give `--account ID`, or `region:` in keyturn.yaml.';
const KEYS = 'Secrets under a KMS key of your own need `--kms-key ARN` too; the AWS managed key needs nothing.';
const FOREIGN = (accounts: string): string =>
  `Secrets of another account (${accounts}) also need a resource policy there that lets this identity in, and a KMS key that is shared with it.`;
const WINDOW =
  'Choosing secrets in the window asks for secretsmanager:ListSecrets on *, its picture of versions for ListSecretVersionIds; watching needs neither.';

/** What each statement is for: beside the policy, so that the policy itself can be piped. */
export function formatPolicyNotes({ purposes, policy, profile, account }: Told): string {
  const secrets = policy.Statement.flatMap(({ Resource }) =>
    Resource.filter((arn) => arn.includes(':secretsmanager:')),
  );
  const owners = new Set(secrets.map((arn) => arn.split(':')[4] ?? '*'));
  const foreign = [...owners].filter((owner) => owner !== '*' && account !== undefined && owner !== account).sort();
  const isWide = policy.Statement.some(({ Resource }) =>
    Resource.some((arn) => /^arn:[^:]*:[^:]*:(\*:|[^:]*:\*:)/.test(arn)),
  );
  const lines = purposes.map(({ sid, why }) => `  ${sid.padEnd(10)} ${why}`);
  return [
    `For the profile ${profile}:`,
    ...lines,
    ...(isWide ? [WIDE] : []),
    ...(foreign.length > 0 ? [FOREIGN(foreign.join(', '))] : []),
    KEYS,
    WINDOW,
  ].join('\n');
}
