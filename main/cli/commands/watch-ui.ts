import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import packageFile from '../../../package.json' with { type: 'json' };
import type { ExitCode } from '../../session/lines.ts';
import { projectsHere } from '../choose-projects.ts';
import type { Invocation } from '../invocation.ts';
import { tellNews } from '../tell-event.ts';
import { usageError } from '../usage-error.ts';

/** 0, a free one, when nobody said which. Raises a usage error. */
export function portOf({ options }: Pick<Invocation, 'options'>): number {
  const text = options.text('ui') || '0';
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw usageError('`--ui` needs a port from 0 to 65535.');
}

/** Beside the installed program; in a checkout built when it is not there yet. */
async function pageDirectory(): Promise<string> {
  const program = dirname(process.argv[1] ?? '');
  const installed = join(program, 'renderer');
  if (existsSync(join(installed, 'keyturn.js'))) return installed;
  const builder = join(program, 'build.ts');
  const { buildRenderer, RENDERER } = await import(pathToFileURL(builder).href);
  await buildRenderer(RENDERER);
  return RENDERER.outdir;
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function openParts({ configDirectory, signal }: Invocation, projects: readonly string[]) {
  const [{ carryOut, machineClock, readSecret }, { CarriedSession }, { openBorder }] = await Promise.all([
    import('../../compose.ts'),
    import('../../border/carried-session.ts'),
    import('../../border/border.ts'),
  ]);
  const carry: Parameters<typeof openBorder>[0]['carry'] = (asked) => carryOut({ configDirectory, ...asked });
  const session = new CarriedSession({ carryOut: carry, projects, accept: true, now: machineClock.now });
  const border = openBorder({
    face: 'browser',
    version: packageFile.version,
    configDirectory,
    carry,
    session,
    fetch: readSecret,
    clock: machineClock,
    surroundings: { environment: process.env, homeDirectory: homedir() },
  });
  signal.addEventListener('abort', () => border.stop(), { once: true });
  return { session, border };
}

/** `keyturn watch --ui`: the window in a browser of this machine, until interrupted. */
export async function watchWithUi(invocation: Invocation): Promise<ExitCode> {
  const { terminal, options, configDirectory, signal } = invocation;
  const port = portOf(invocation);
  // None at all is a first start: the page says how to go on.
  const projects = projectsHere(invocation);
  const [{ openBrowserFace }, { openInBrowser }, pages] = await Promise.all([
    import('../../serve/browser-face.ts'),
    import('../../serve/open-browser.ts'),
    pageDirectory(),
  ]);
  const { session, border } = await openParts(invocation, projects);
  session.onEvent((event) => tellNews(event, terminal));
  let removePage: (() => void) | undefined;
  const onLink = (link: string): void => {
    terminal.tell(`The window, for one browser: ${link}`);
    if (options.has('no-open')) return;
    removePage ??= openInBrowser(link, { platform: process.platform, directory: configDirectory });
  };
  const face = await openBrowserFace({ border, pageDirectory: pages, port, onLink });
  await ended(signal);
  await session.stop();
  await face.close();
  removePage?.();
  return 0;
}
