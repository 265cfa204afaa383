import type { Border } from '../../border/border.ts';
import { openUiParts, type UiParts, type UiPartsOptions } from './ui-parts.ts';

const DEMO: Parameters<Border['notice']>[0][number] = {
  kind: 'demo',
  message: 'This is a demo with a pretend AWS and a sample project.',
  cure: 'To leave it, end `keyturn watch --ui` and start it again.',
};

/** What stands behind the browser face: the user's own watches, or the demo once somebody asked for it. */
export type UiStage = Pick<Border, 'ask' | 'on'> & { stop(): Promise<void> };

type Listener = (parts: UiParts) => void;

async function openDemoParts(): Promise<UiParts> {
  const [{ openDemo }, { machineClock }] = await Promise.all([
    import('../../demo/tray-demo.ts'),
    import('../../machine-clock.ts'),
  ]);
  const demo = openDemo(machineClock);
  await demo.start();
  const { configDirectory, project } = demo;
  const parts = await openUiParts({
    configDirectory,
    projects: [project],
    others: [],
    startDemo: async () => undefined,
  });
  parts.border.notice([DEMO]);
  return parts;
}

/** `onParts`: told at once, and again when others took their place. */
export async function openUiStage(options: Omit<UiPartsOptions, 'startDemo'>, onParts: Listener): Promise<UiStage> {
  const follow: Listener[] = [onParts];
  const turn = (parts: UiParts): UiParts => {
    for (const listener of follow) listener(parts);
    return parts;
  };
  let demo: Promise<void> | undefined;
  const startDemo = async (): Promise<void> => {
    // This process sees one AWS only: what it watched so far ends before the demo's comes.
    const { session, border } = current;
    await session.stop();
    current = turn(await openDemoParts());
    // The one who asked is still to be answered.
    setImmediate(border.stop);
  };
  let current = turn(await openUiParts({ ...options, startDemo: () => (demo ??= startDemo()) }));
  return {
    ask: (name, body) => current.border.ask(name, body),
    on(name, listener) {
      let stop = current.border.on(name, listener);
      follow.push(({ border }) => {
        stop = border.on(name, listener);
      });
      return () => stop();
    },
    async stop() {
      await current.session.stop();
      current.border.stop();
    },
  };
}
