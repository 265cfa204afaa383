import { Button } from '../../components/button.tsx';
import { words } from '../../words/add.ts';
import type { AddAction, AddState } from './add-state.ts';
import { typedName } from './secret-note.ts';
import type { useSecrets } from './use-secrets.ts';

type MoreSecretsProps = {
  readonly state: AddState;
  readonly found: ReturnType<typeof useSecrets>;
  readonly act: (action: AddAction) => void;
};

function countOf({ secrets, progress, next }: ReturnType<typeof useSecrets>, search: string): string {
  if (progress.kind === 'failed') return words.listFailed;
  if (secrets.length > 0) return words.shown(secrets.length, next !== undefined);
  if (progress.kind === 'asking') return '';
  return search === '' ? words.noSecrets : words.noMatches(search);
}

/** How many there are, the next page, and the way for a name that the list does not have. */
export function MoreSecrets({ state, found, act }: MoreSecretsProps) {
  const isAsking = found.progress.kind === 'asking';
  const name = isAsking ? undefined : typedName(state.search, found.secrets);
  return (
    <div class="more-secrets">
      <p role="status">{countOf(found, state.search)}</p>
      {found.next !== undefined && (
        <Button isSmall isDisabled={isAsking} onPress={found.more}>
          {words.more}
        </Button>
      )}
      {name !== undefined && name !== state.secret && (
        <Button isSmall onPress={() => act({ kind: 'picked', secret: name })}>
          {words.takeName}
        </Button>
      )}
    </div>
  );
}
