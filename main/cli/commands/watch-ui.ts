import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExitCode } from '../../session/lines.ts';
import { readSettings } from '../../storage/settings-file.ts';
import { projectsHere } from '../choose-projects.ts';
import type { Invocation } from '../invocation.ts';
import { tellNews } from '../tell-event.ts';
import { usageError } from '../usage-error.ts';
import { openUiStage } from './ui-stage.ts';

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

/** Those that were added in a window, here or in the tray. */
function rememberedProjects(configDirectory: string, here: readonly string[]): string[] {
  return readSettings(configDirectory, Date.now).projects.filter((directory) => !here.includes(directory));
}

/** `keyturn watch --ui`: the window in a browser of this machine, until interrupted. */
export async function watchWithUi(invocation: Invocation): Promise<ExitCode> {
  const { terminal, options, configDirectory, signal } = invocation;
  const port = portOf(invocation);
  // None at all is a first start: the page says how to go on.
  const projects = projectsHere(invocation);
  const others = invocation.projects.length > 0 ? [] : rememberedProjects(configDirectory, projects);
  const [{ openBrowserFace }, { openInBrowser }, pages] = await Promise.all([
    import('../../serve/browser-face.ts'),
    import('../../serve/open-browser.ts'),
    pageDirectory(),
  ]);
  const stage = await openUiStage({ configDirectory, projects, others }, ({ session }) => {
    session.onEvent((event) => tellNews(event, terminal));
  });
  let removePage: (() => void) | undefined;
  const onLink = (link: string): void => {
    terminal.tell(`The window, for one browser: ${link}`);
    if (options.has('no-open')) return;
    removePage ??= openInBrowser(link, { platform: process.platform, directory: configDirectory });
  };
  const face = await openBrowserFace({ border: stage, pageDirectory: pages, port, onLink });
  await ended(signal);
  await stage.stop();
  await face.close();
  removePage?.();
  return 0;
}
