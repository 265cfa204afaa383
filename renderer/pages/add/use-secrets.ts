import { useEffect, useState } from 'preact/hooks';
import type { Ask, Keyturn } from '../../../preload/contract.ts';
import type { Problem } from '../../../preload/plain.ts';
import type { SecretRow } from '../../../preload/views.ts';

/** Typing pauses this long before AWS is asked. */
const WAIT_MS = 250;

export type SecretsState = {
  readonly secrets: readonly SecretRow[];
  readonly progress:
    | { readonly kind: 'asking' }
    | { readonly kind: 'failed'; readonly problem: Problem }
    | { readonly kind: 'shown' };
  readonly next?: string;
};

type Search = Ask<'listSecrets'>;
/** The page to ask for, and of which search it is a page. */
type Wish = { readonly search: string; readonly next?: string };
type Secrets = SecretsState & { readonly more: () => void; readonly again: () => void };

const START: SecretsState = { secrets: [], progress: { kind: 'asking' } };

/** Pages overlap when secrets are added meanwhile. */
export function joined(shown: readonly SecretRow[], more: readonly SecretRow[]): readonly SecretRow[] {
  const known = new Set(shown.map(({ arn }) => arn));
  return [...shown, ...more.filter(({ arn }) => !known.has(arn))];
}

async function askPage(keyturn: Keyturn, search: Search, shown: readonly SecretRow[]): Promise<SecretsState> {
  const answer = await keyturn.ask('listSecrets', search);
  if (!answer.ok) return { secrets: shown, progress: { kind: 'failed', problem: answer.problem } };
  const { secrets, next } = answer.value;
  return { secrets: joined(shown, secrets), progress: { kind: 'shown' }, ...(next !== undefined && { next }) };
}

/** The first page of a search, once typing paused; `more` appends the next. Answers to older searches are dropped. */
export function useSecrets(keyturn: Keyturn, asked: Search): Secrets {
  const [state, setState] = useState(START);
  const search = JSON.stringify(asked);
  const [wish, setWish] = useState<Wish>({ search });
  const next = wish.search === search ? wish.next : undefined;
  useEffect(() => {
    let isStale = false;
    setState(({ secrets }) => ({ secrets, progress: { kind: 'asking' } }));
    const ask = async (): Promise<void> => {
      const page = { ...JSON.parse(search), ...(next !== undefined && { next }) };
      const found = await askPage(keyturn, page, next === undefined ? [] : state.secrets);
      if (!isStale) setState(found);
    };
    const timer = setTimeout(() => void ask(), WAIT_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [keyturn, search, wish]);
  const more = (): void => setWish({ search, ...(state.next !== undefined && { next: state.next }) });
  return { ...state, more, again: () => setWish({ search }) };
}
