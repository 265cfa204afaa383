import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { afterEach, expect, test } from 'vitest';
import { stopOnQuit } from '../../main/desktop/quit.ts';
import { FakeClock, settled } from '../support/fake-clock.ts';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
const listeners = SIGNALS.map((signal) => process.listeners(signal));
afterEach(() => {
  SIGNALS.forEach((signal, index) => {
    for (const one of process.listeners(signal)) if (!listeners[index]?.includes(one)) process.off(signal, one);
  });
});

/** An app that notes when it is left; `stopping` is what ends the write under way. */
function anApp(stopping: Promise<void>) {
  const app = new EventEmitter() as EventEmitter & { exit(): void; quit(): void };
  const clock = new FakeClock();
  const told: string[] = [];
  app.exit = () => void told.push(`left after ${clock.now() - begin} ms`);
  app.quit = () => void app.emit('will-quit', { preventDefault: () => undefined });
  const begin = clock.now();
  const stop = (): Promise<void> => {
    told.push('stops');
    return stopping;
  };
  stopOnQuit(app as unknown as App, { clock, stop });
  return { app, clock, told };
}

test('waits for the write under way, and stops once however often one quits', async () => {
  const write = Promise.withResolvers<void>();
  const { app, clock, told } = anApp(write.promise);
  app.quit();
  app.quit();
  await clock.advance(300);
  expect(told).toEqual(['stops']);
  write.resolve();
  await settled();
  expect(told).toEqual(['stops', 'left after 300 ms']);
});

test('a write that hangs, or fails, keeps nobody longer than 0.7 s', async () => {
  const hangs = anApp(new Promise(() => undefined));
  hangs.app.quit();
  await hangs.clock.advance(699);
  expect(hangs.told).toEqual(['stops']);
  await hangs.clock.advance(1);
  expect(hangs.told).toEqual(['stops', 'left after 700 ms']);
  const fails = anApp(Promise.reject(new Error('the disk is full')));
  fails.app.quit();
  await settled();
  expect(fails.told).toEqual(['stops', 'left after 0 ms']);
});

test.each(SIGNALS)('%s quits as the menu does', (signal) => {
  const { told } = anApp(new Promise(() => undefined));
  process.emit(signal);
  expect(told).toEqual(['stops']);
});
