import type { Keyturn } from '../../preload/contract.ts';
import type { AppView } from '../../preload/views.ts';

/** The system's dialog, where there is one: a browser has none that tells a path. */
export function browseWith(keyturn: Keyturn, { face }: AppView): (() => Promise<string | undefined>) | undefined {
  if (face === 'browser') return undefined;
  return async () => {
    const answer = await keyturn.ask('chooseFolder', undefined);
    return answer.ok ? answer.value.folder : undefined;
  };
}
