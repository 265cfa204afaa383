import { homedir } from 'node:os';
import packageFile from '../../../package.json' with { type: 'json' };
import type { Border, BorderPorts } from '../../border/border.ts';
import type { CarriedSession } from '../../border/carried-session.ts';

export type UiParts = { readonly session: CarriedSession; readonly border: Border };

export type UiPartsOptions = Required<Pick<BorderPorts, 'configDirectory' | 'startDemo'>> & {
  /** Named or nearest: starting here is the yes to what their files say. */
  readonly projects: readonly string[];
  /** What their files say waits for that yes. */
  readonly others: readonly string[];
};

/** What a browser sees: the watches of these projects, and a border to ask and tell through. */
export async function openUiParts({ configDirectory, projects, others, startDemo }: UiPartsOptions): Promise<UiParts> {
  const [{ carryOut, readSecret }, { machineClock }, { CarriedSession }, { openBorder }] = await Promise.all([
    import('../../compose.ts'),
    import('../../machine-clock.ts'),
    import('../../border/carried-session.ts'),
    import('../../border/border.ts'),
  ]);
  const carry: BorderPorts['carry'] = (asked) => carryOut({ configDirectory, ...asked });
  const session = new CarriedSession({ carryOut: carry, projects, accept: true, now: machineClock.now });
  for (const directory of others) session.addProject(directory, { accept: false });
  const border = openBorder({
    face: 'browser',
    version: packageFile.version,
    configDirectory,
    carry,
    session,
    fetch: readSecret,
    clock: machineClock,
    surroundings: { environment: process.env, homeDirectory: homedir() },
    startDemo,
  });
  return { session, border };
}
