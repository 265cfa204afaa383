// `npm start`: the tray, or the window in a browser where there can be none.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type TrayArguments, trayArguments } from './desktop/tray-arguments.ts';
import { machineClock } from './machine-clock.ts';
import { faceHere, runBrowserFace, runTray } from './start-faces.ts';
import { configDirectory } from './storage/paths.ts';
import { PROJECT_FILE } from './storage/project-file.ts';
import { readSettings } from './storage/settings-file.ts';

const argv = process.argv.slice(2);

/** As the tray chooses: those named, else those that were added in a window. */
function projectsOf({ config: override, projects }: TrayArguments): readonly string[] {
  if (projects.length > 0) return projects;
  const { platform, env: environment } = process;
  const directory = configDirectory({ platform, environment, homeDirectory: homedir(), override });
  return readSettings(directory, machineClock.now).projects.filter((project) =>
    existsSync(join(project, PROJECT_FILE)),
  );
}

const face = faceHere(argv);
if (face.kind === 'tray') await runTray(face, argv);
else {
  // What else was given is for Electron.
  const wishes = trayArguments(argv, process.cwd());
  await runBrowserFace({ ...wishes, projects: projectsOf(wishes) });
}
