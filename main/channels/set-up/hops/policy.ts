/** Who wants to do what, on whose behalf. */
export type Wish = {
  /** `events.amazonaws.com` */
  readonly principal: string;
  readonly action: string;
  /** ARN of the rule or the topic. */
  readonly source: string;
  /** Twelve digits, of the source. */
  readonly account: string;
};

export type Verdict = 'allowed' | 'not allowed' | 'unclear';

type Statement = Readonly<Record<string, unknown>>;

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** `*` and `?`, as IAM reads them; without regard to case where `isLoose`. */
function matches(pattern: unknown, text: string, isLoose = false): boolean {
  if (typeof pattern !== 'string') return false;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, isLoose ? 'i' : '').test(text);
}

function isFor({ Principal, NotPrincipal }: Statement, principal: string): boolean {
  if (NotPrincipal !== undefined) return false;
  if (Principal === '*') return true;
  const { Service, AWS } = Object(Principal);
  return listOf(Service).includes(principal) || listOf(AWS).includes('*');
}

/** What a condition key is in this request; undefined for what cannot be known from here. */
function contextOf(key: string, { source, account }: Wish): string | undefined {
  switch (key.toLowerCase()) {
    case 'aws:sourcearn':
      return source;
    case 'aws:sourceaccount':
      return account;
    // Of the standing policy of a topic; services have no owner (re:Post, "SNS not getting EventBridge notification").
    case 'aws:sourceowner':
      return '';
    // Services of AWS always come by TLS.
    case 'aws:securetransport':
      return 'true';
    default:
      return undefined;
  }
}

type Met = 'met' | 'not met' | 'unclear';

const OPERATORS = /^(?:ForAnyValue:|ForAllValues:)?(Arn|String)(Equals|Like)(IfExists)?$|^(Bool)$/;

function isMet(operator: string, key: string, allowed: unknown, wish: Wish): Met {
  const value = contextOf(key, wish);
  if (value === undefined || !OPERATORS.test(operator)) return 'unclear';
  return listOf(allowed).some((pattern) => matches(String(pattern), value)) ? 'met' : 'not met';
}

function conditionsOf({ Condition }: Statement, wish: Wish): Met {
  const all = Object.entries(Object(Condition)).flatMap(([operator, keys]) =>
    Object.entries(Object(keys)).map(([key, allowed]) => isMet(operator, key, allowed, wish)),
  );
  if (all.includes('not met')) return 'not met';
  return all.includes('unclear') ? 'unclear' : 'met';
}

function statementsOf(policy: string): Statement[] {
  try {
    return listOf(Object(JSON.parse(policy)).Statement).map((statement) => Object(statement));
  } catch {
    return [];
  }
}

/** Does a resource policy let a service do this? As IAM decides, as far as it can be known from here. */
export function judgePolicy(policy: string | undefined, wish: Wish): Verdict {
  const about = statementsOf(policy ?? '').filter(
    (statement) =>
      isFor(statement, wish.principal) && listOf(statement.Action).some((action) => matches(action, wish.action, true)),
  );
  const met = (effect: string): Met[] =>
    about.filter(({ Effect }) => Effect === effect).map((statement) => conditionsOf(statement, wish));
  if (met('Deny').includes('met')) return 'not allowed';
  if (met('Allow').includes('met')) return met('Deny').includes('unclear') ? 'unclear' : 'allowed';
  return met('Allow').includes('unclear') ? 'unclear' : 'not allowed';
}

/** ARNs on whose behalf somebody may send. */
export function sourcesIn(policy: string | undefined): string[] {
  const conditions = statementsOf(policy ?? '').flatMap(({ Effect, Condition }) =>
    Effect === 'Allow' ? Object.values(Object(Condition)) : [],
  );
  const pairs = conditions.flatMap((keys) => Object.entries(Object(keys)));
  const sources = pairs.flatMap(([key, allowed]) => (key.toLowerCase() === 'aws:sourcearn' ? listOf(allowed) : []));
  return [...new Set(sources.filter((source) => typeof source === 'string'))];
}
