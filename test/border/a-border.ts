import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BorderPorts, openBorder } from '../../main/border/border.ts';
import type { WatchSession } from '../../main/border/watch-session.ts';
import type { KeyturnEvent } from '../../main/domain/event.ts';
import { Sealed } from '../../main/domain/sealed.ts';
import type { Line, StatusDocument } from '../../main/session/lines.ts';
import type { Request } from '../../main/session/requests.ts';
import { aView } from '../desktop/views.ts';
import { FakeClock } from '../support/fake-clock.ts';

type WatchStatus = StatusDocument['watches'][number];

export function aStatus(changes: Partial<WatchStatus> = {}): WatchStatus {
  return { ...aView(), projects: ['/code/shop'], ...changes };
}

const SETTINGS: Line = { settings: { projects: [], profiles: {}, allowOutside: [], preferences: {} } };

/** Ports that only note what is done through them. */
export function borderPorts(changes: Partial<BorderPorts> = {}) {
  const clock = new FakeClock();
  const done: string[] = [];
  const requests: Request[] = [];
  let watches = [aStatus()];
  let tell = (_event: KeyturnEvent): void => undefined;
  const note =
    (name: string) =>
    async (..._: unknown[]): Promise<undefined> =>
      void done.push(name);
  const session: WatchSession = {
    onEvent(listener) {
      tell = listener;
      return () => undefined;
    },
    views: () => watches,
    isPaused: false,
    pause: undefined,
    calls: () => [],
    cost: () => undefined,
    projects: () => [{ directory: '/code/shop', problems: [] }],
    addProject: () => void done.push('addProject'),
    removeProject: note('removeProject'),
    checkNow: note('checkNow'),
    look: async () => undefined,
    stop: note('stop'),
  };
  const ports: BorderPorts = {
    face: 'window',
    version: '1.0.0',
    configDirectory: mkdtempSync(join(tmpdir(), 'keyturn-border-')),
    async carry({ request, send }) {
      requests.push(request);
      if (request.command === 'settings') send(SETTINGS);
      return 0;
    },
    session,
    async fetch() {
      done.push('fetch');
      const text = new Sealed('{"Password":"KTCANARY-fetched"}');
      return { versionId: 'v1', content: { kind: 'text', text } };
    },
    clock,
    surroundings: { environment: {}, homeDirectory: tmpdir() },
    system: {
      reveal: note('reveal'),
      copy: note('copy'),
      copyText: note('copyText'),
      chooseFolder: note('chooseFolder'),
      openPath: note('openPath'),
      openPage: note('openPage'),
      startDemo: note('startDemo'),
      startsAtLogin: note('startsAtLogin'),
      looksForUpdates: note('looksForUpdates'),
    },
    ...changes,
  };
  const show = (...all: WatchStatus[]): void => {
    watches = all;
  };
  return { ports, clock, done, requests, show, tell: (event: KeyturnEvent) => tell(event) };
}

export function aBorder(changes: Partial<BorderPorts> = {}) {
  const world = borderPorts(changes);
  const border = openBorder(world.ports);
  // What it asks for by itself as it opens.
  world.requests.length = 0;
  return { ...world, border };
}
