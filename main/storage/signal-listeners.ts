import { constants } from 'node:os';

const SIGNALS = Object.keys(constants.signals) as NodeJS.Signals[];

/**
 * Loads a module without the signal listeners that it brings along. `conf` brings `when-exit`, which sends every signal to
 * the process a second time: one Ctrl-C would look like two.
 */
export async function withoutSignalListeners<Module>(load: () => Promise<Module>): Promise<Module> {
  const before = new Map(SIGNALS.map((signal) => [signal, process.rawListeners(signal)]));
  const loaded = await load();
  for (const [signal, listeners] of before) {
    for (const added of process.rawListeners(signal).filter((one) => !listeners.includes(one))) {
      process.removeListener(signal, added as NodeJS.SignalsListener);
    }
  }
  return loaded;
}
