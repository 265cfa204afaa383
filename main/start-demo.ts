// `npm run demo`: on a terminal the best face there is, on a pretend AWS, until it is quit; elsewhere, or asked for a part
// of it, the story in words that ends by itself.
import { openDemo } from './demo/tray-demo.ts';
import { machineClock } from './machine-clock.ts';
import { faceHere, runBrowserFace, runTray } from './start-faces.ts';

const STORY = /^(--(every|rotations|dir|port|aws-only|push|json|help|version)(=|$)|-h$)/;

const argv = process.argv.slice(2);

async function runFace(): Promise<void> {
  const face = faceHere(argv);
  if (face.kind === 'tray') return runTray(face, [...argv, '--demo']);
  const { configDirectory: config, project, start } = openDemo(machineClock);
  await start();
  return runBrowserFace({ config, projects: [project] });
}

if (process.stdout.isTTY && !argv.some((one) => STORY.test(one))) await runFace();
else {
  const { runKeyturn } = await import('./cli/run-keyturn.ts');
  await runKeyturn(['demo', ...argv]);
}
