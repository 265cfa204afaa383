import type { Draft, Observed } from '../../main/domain/observed.ts';
import { Sealed } from '../../main/domain/sealed.ts';

/** Asks for `A=value` and nothing else. */
export function settingA(value: string): (observed: Observed) => Draft | undefined {
  const setting = { name: 'A', value: new Sealed(value), readers: ['dotenv'] } as const;
  return (observed) => (observed.holds(setting) ? undefined : observed.draft([setting], { removals: [] }));
}
