import type { Coverage } from './channel.ts';
import type { Hint } from './hint.ts';
import { CURRENT, PENDING, PREVIOUS, parseArn, type SecretRef } from './secret.ts';

/** A watched secret as far as it is known: `region` and `arn` (full) as AWS told them, once it did. */
export type Watched = { readonly ref: SecretRef; readonly region?: string; readonly arn?: string };

/** What Secrets Manager appends to a name in its ARN (API reference, CreateSecret). */
const SUFFIX = /-[A-Za-z0-9]{6}$/;

/** A name, or the last part of an ARN: nobody can tell whether that still has its suffix. */
type Named = { readonly isArn: boolean; readonly name: string; readonly bare: string };

function named(secret: string): Named {
  const arn = secret.startsWith('arn:') ? parseArn(secret) : undefined;
  const name = arn?.name ?? secret;
  return { isArn: arn !== undefined, name, bare: arn === undefined ? name : name.replace(SUFFIX, '') };
}

/** At most one of the two is read without its last six characters: `a-backup` and `a-XyZ123` are two secrets. */
function isSame(one: Named, other: Named): boolean {
  return one.name === other.name || one.bare === other.name || one.name === other.bare;
}

function regionOf({ ref, region }: Watched): string | undefined {
  return parseArn(ref.secret)?.region ?? ref.region ?? region;
}

function accountOf({ ref, arn }: Watched): string | undefined {
  return (parseArn(ref.secret) ?? (arn === undefined ? undefined : parseArn(arn)))?.account;
}

function mayEqual(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

/** Moving AWSCURRENT moves AWSPREVIOUS along (Secrets Manager API reference, UpdateSecretVersionStage). */
function movesWith(label: string, moved: string): boolean {
  return label === moved || (label === PREVIOUS && moved === CURRENT);
}

type Said = Pick<Hint, 'secret' | 'region' | 'account' | 'label'>;

/** Tells of each watched secret whether this may be about it. What is not known does not rule it out: AWS is asked then. */
export function hintMatcher({ secret, region, account, label }: Said): (watched: Watched) => boolean {
  const said = named(secret);
  const arn = parseArn(secret);
  const [inRegion, inAccount] = [arn?.region ?? region, arn?.account ?? account];
  return (watched) => {
    const { ref, arn: full } = watched;
    if (label !== undefined && !movesWith(ref.label, label)) return false;
    if (!isSame(said, named(ref.secret)) && !(full !== undefined && isSame(said, named(full)))) return false;
    return mayEqual(regionOf(watched), inRegion) && mayEqual(accountOf(watched), inAccount);
  };
}

function isOfAccount({ profile, account }: Coverage, watched: Watched): boolean {
  const own = accountOf(watched);
  if (account !== undefined && own !== undefined) return account === own;
  return profile === undefined || profile === watched.ref.profile;
}

/** Secrets Manager tells of no move of AWSPENDING by itself (user guide, "Match events with EventBridge"). */
function isOfLabel({ labels }: Coverage, label: string): boolean {
  return labels === undefined ? label !== PENDING : labels.some((moved) => movesWith(label, moved));
}

/** Will a channel with this coverage tell of the secret? Where that is not known, it will not. */
export function isCovered(coverage: Coverage, watched: Watched): boolean {
  const { name } = named(watched.ref.secret);
  const { region, prefixes } = coverage;
  return (
    (region === undefined || region === regionOf(watched)) &&
    isOfAccount(coverage, watched) &&
    isOfLabel(coverage, watched.ref.label) &&
    (prefixes === undefined || prefixes.some((prefix) => name.startsWith(prefix)))
  );
}
