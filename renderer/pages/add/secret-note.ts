import type { SecretRow, WatchRow } from '../../../preload/views.ts';
import { ahead, moment } from '../../times.ts';
import { words } from '../../words/add.ts';
import type { AddState } from './add-state.ts';

type Known = {
  readonly state: Pick<AddState, 'profile' | 'region' | 'unreadable'>;
  readonly watches: readonly WatchRow[];
  readonly now: number;
};

/** What a watch does not say, it takes from the AWS configuration: then it may be the same account. */
function isWatched({ name, arn }: SecretRow, { state, watches }: Known): boolean {
  return watches.some(
    ({ secret, profile = '', region = '' }) =>
      (secret === name || secret === arn) && profile === state.profile && (region === '' || region === state.region),
  );
}

/** The second line of a secret in the list. */
export function secretNote(secret: SecretRow, known: Known): { readonly text: string; readonly isDenied: boolean } {
  const { state, now } = known;
  if (state.unreadable.includes(secret.name)) return { text: words.denied, isDenied: true };
  if (isWatched(secret, known)) return { text: words.watched, isDenied: false };
  const { nextRotationAt, lastChangedAt } = secret;
  if (nextRotationAt !== undefined && nextRotationAt > now)
    return { text: words.rotates(ahead(nextRotationAt, now)), isDenied: false };
  if (lastChangedAt !== undefined) return { text: words.changed(moment(lastChangedAt, now)), isDenied: false };
  return { text: words.neverRotated, isDenied: false };
}

/** What was typed into the search, where it can be the name of a secret that the list does not show. */
export function typedName(search: string, secrets: readonly SecretRow[]): string | undefined {
  const name = search.trim();
  const isName = /^[\w/+=.@-]{1,512}$/.test(name) || /^arn:[^:]+:secretsmanager:[^:]+:\d{12}:secret:\S+$/.test(name);
  return isName && !secrets.some((secret) => secret.name === name || secret.arn === name) ? name : undefined;
}
