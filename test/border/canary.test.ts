import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openBorder } from '../../main/border/border.ts';
import { CarriedSession } from '../../main/border/carried-session.ts';
import { Sealed } from '../../main/domain/sealed.ts';
import type { RequestName } from '../../preload/contract.ts';
import type { AppView } from '../../preload/views.ts';
import { CANARY, canaryHits } from '../support/canary-scan.ts';
import { anAdd } from './an-add.ts';
import { SAMPLES } from './samples.ts';

const YAML =
  'version: 1\nwatches:\n  - secret: dev/shop\n    to:\n      - env: .env\n        map: { password: DB_PASSWORD, user: DB_USER }\n';
const SECRET = { user: `${CANARY}-user`, password: `${CANARY}-one` };
/** Those that leave this machine, or start a program; what they ask for is asked by others here. */
const ELSEWHERE: ReadonlySet<RequestName> = new Set<RequestName>(['signIn', 'answerCode', 'startDemo', 'getHealth']);

/** A window on a real owner: one secret watched, in conflict with what a person wrote. */
async function aWindow() {
  const { standIn, ports, project } = await anAdd({ 'keyturn.yaml': YAML, '.env': `DB_PASSWORD=${CANARY}-mine\n` });
  standIn.secrets.put('dev/shop', JSON.stringify(SECRET));
  const { carry, clock } = ports;
  const session = new CarriedSession({ carryOut: carry, projects: [project], accept: true, now: clock.now });
  const shown: Sealed[] = [];
  const nothing = async (): Promise<undefined> => undefined;
  const border = openBorder({
    ...ports,
    session,
    fetch: async () => ({ versionId: 'v', content: { kind: 'text', text: new Sealed(JSON.stringify(SECRET)) } }),
    system: {
      reveal: async (text) => void shown.push(text),
      copy: async (text) => void shown.push(text),
      copyText: nothing,
      chooseFolder: nothing,
      openPath: nothing,
      openPage: nothing,
      startDemo: nothing,
      startsAtLogin: nothing,
      looksForUpdates: nothing,
    },
  });
  onTestFinished(async () => {
    border.stop();
    await session.stop();
  });
  const told: unknown[] = [];
  const conflict = new Promise<AppView>((resolve) => {
    border.on('viewChanged', (view) => {
      told.push(view);
      if (view.watches.some(({ targets }) => targets.some(({ state }) => state === 'conflict'))) resolve(view);
    });
  });
  return { border, told, shown, conflict, project };
}

/** Keys and folders that lead somewhere, so that the answers are no problems. */
function askOf(name: RequestName, key: string, project: string): unknown {
  const text = JSON.stringify(SAMPLES[name]);
  if (text === undefined) return undefined;
  const ask: Record<string, unknown> = JSON.parse(text);
  if ('key' in ask) ask.key = key;
  for (const place of ['project', 'directory', 'folder']) if (place in ask) ask[place] = project;
  if ('secret' in ask) ask.secret = 'dev/shop';
  if ('target' in ask) ask.target = join(project, '.env');
  return ask;
}

test('no answer and no view of any request holds a value', { timeout: 60_000 }, async () => {
  const { border, told, shown, conflict, project } = await aWindow();
  const key = (await conflict).watches[0]?.key ?? '';
  const asked = (Object.keys(SAMPLES) as RequestName[]).filter((name) => !ELSEWHERE.has(name));
  // Behind them nothing is watched any more.
  const last = ['removeTarget', 'removeProject'] as const;
  const names = [...asked.filter((name) => !last.some((one) => one === name)), ...last];
  for (const name of names) told.push([name, await border.ask(name, askOf(name, key, project))]);
  const hits = told.filter((one) => canaryHits(JSON.stringify(one)).length > 0);
  expect(hits).toEqual([]);
  const failed = told.flatMap((one) => (Array.isArray(one) && !one[1].ok ? [one] : []));
  // The sample's file already belongs to a watch, its fingerprint is no real one, and no queue stands behind its channel.
  const mayFail = [
    ...['addWatch', 'preview', 'trust'],
    ...['addChannel', 'planChannel', 'deployChannel', 'testChannel', 'redriveChannel', 'removeChannel'],
  ];
  expect(failed.map(([name]) => name).filter((name) => !mayFail.includes(name))).toEqual([]);
  expect([shown.length, existsSync(join(project, '.env'))]).toEqual([2, true]);
});

test('the same scan finds a value in an answer that has one', () => {
  const answer = { ok: true, value: { text: Buffer.from(SECRET.password).toString('base64') } };
  expect(canaryHits(JSON.stringify(answer))).not.toEqual([]);
});
