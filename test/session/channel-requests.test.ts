import { expect, test } from 'vitest';
import type { ChannelSettings } from '../../main/domain/channel-settings.ts';
import { type Problem, ProblemError } from '../../main/domain/problem.ts';
import type { ChannelAction } from '../../main/session/channel-requests.ts';
import type { ChannelSetUp } from '../../main/session/channel-set-up.ts';
import type { Line } from '../../main/session/lines.ts';
import { answer } from '../../main/session/session.ts';
import { EMPTY_SETTINGS } from '../../main/storage/settings-schema.ts';
import { aWatch } from '../engine/setup.ts';
import { aMachine, aSession } from './a-session.ts';

const MINE: ChannelSettings = {
  kind: 'sqs',
  name: 'mine',
  region: 'eu-west-1',
  stack: 'keyturn-me',
  prefixes: ['dev/'],
  labels: ['AWSCURRENT'],
  queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/mine',
};
const PLAN = { stack: 'keyturn-me', region: 'eu-west-1', act: 'delete' as const, resources: [] };
const FAILED: Problem = { code: 'stack-failed', message: 'It failed.', cure: 'Try again.' };

function aSetUp(over: Partial<ChannelSetUp> = {}) {
  const looked: Parameters<ChannelSetUp['look']>[0][] = [];
  const removed: string[] = [];
  const setUp = {
    recognize: async () => MINE,
    deadLetters: async () => 3,
    planRemoval: async () => PLAN,
    removeStack: async ({ stack }) => void removed.push(stack),
    look: async (question) => {
      looked.push(question);
      question.tell({ hop: 'queue', state: 'ok', found: 'It is there.' });
    },
    ...over,
  } as ChannelSetUp;
  return { setUp, looked, removed };
}

function asking(channels: readonly ChannelSettings[], over: Partial<ChannelSetUp> = {}) {
  const machine = aMachine({ ...EMPTY_SETTINGS, channels });
  const world = aSession(machine);
  const parts = aSetUp(over);
  const session = { ...world.session, setUp: async () => parts.setUp };
  const ask = async (action: ChannelAction) => {
    const lines: Line[] = [];
    const request = { command: 'channels' as const, action };
    const { signal } = new AbortController();
    const code = await answer({ session, request, send: (line) => lines.push(line), signal });
    return { code, lines };
  };
  const names = (): string[] => (machine.settings.channels ?? []).map(({ name }) => name);
  return { ...world, ...parts, ask, names };
}

test('channels at rest are listed by their settings; AWS is asked only when that is wished for', async () => {
  const { ask } = asking([MINE]);
  const view = { name: 'mine', kind: 'sqs', address: MINE.queueUrl, region: 'eu-west-1', stack: 'keyturn-me' };
  const atRest = { ...view, state: { kind: 'not running' }, hints: 0, unknown: [] };
  expect((await ask({ kind: 'list', asksAws: false })).lines).toEqual([{ channels: [atRest] }]);
  expect((await ask({ kind: 'list', asksAws: true })).lines).toEqual([{ channels: [{ ...atRest, deadLetters: 3 }] }]);
});

test('a dead-letter queue that cannot be asked costs a problem, not the list', async () => {
  const { ask } = asking([MINE], { deadLetters: () => Promise.reject(new ProblemError(FAILED)) });
  const { code, lines } = await ask({ kind: 'list', asksAws: true });
  expect([code, lines[0], lines[1]]).toEqual([0, { problem: FAILED }, { channels: [expect.anything()] }]);
});

const NEW = { kind: 'add' as const, channel: { kind: 'sqs' as const, queueUrl: MINE.queueUrl } };

test('what is added is registered; the same again is no second one', async () => {
  const { ask, names } = asking([]);
  expect((await ask(NEW)).code).toBe(0);
  expect((await ask(NEW)).code).toBe(0);
  expect(names()).toEqual(['mine']);
});

test.each([
  ['a name that another has', { ...MINE, queueUrl: `${MINE.queueUrl}-other` }],
  ['an address that another has', { ...MINE, name: 'other' }],
])('%s is refused', async (_, standing) => {
  const { ask, names } = asking([standing]);
  await expect(ask(NEW)).rejects.toThrow(ProblemError);
  expect(names()).toEqual([standing.name]);
});

const REMOVE = { kind: 'remove' as const, name: 'mine', keepsStack: false, isDry: false };

test('removing takes the stack first, then the registration', async () => {
  const { ask, names, removed } = asking([MINE]);
  expect((await ask({ ...REMOVE, isDry: true })).lines).toEqual([{ stackPlan: PLAN }]);
  expect([names(), removed]).toEqual([['mine'], []]);
  await ask(REMOVE);
  expect([names(), removed]).toEqual([[], ['keyturn-me']]);
});

test('where the stack cannot be removed the channel stays, to be removed again', async () => {
  const { ask, names } = asking([MINE], { removeStack: () => Promise.reject(new ProblemError(FAILED)) });
  await expect(ask(REMOVE)).rejects.toThrow('It failed.');
  expect(names()).toEqual(['mine']);
});

test('with its stack kept only the registration goes', async () => {
  const { ask, names, removed } = asking([MINE]);
  await ask({ ...REMOVE, keepsStack: true });
  expect([names(), removed]).toEqual([[], []]);
});

test.each([
  ['one with the prefix', ['other/x', 'dev/shop'], 'dev/shop'],
  ['any, where none has it', ['other/x'], 'other/x'],
  ['none of another region', ['arn:aws:secretsmanager:us-east-1:123456789012:secret:dev/x-AbCdEf'], undefined],
])('a test looks for a watched secret: %s', async (_, secrets, chosen) => {
  const { ask, looked, file } = asking([MINE]);
  const watches = secrets.map((secret) => aWatch({ secret }));
  file.now = {
    kind: 'loaded',
    watches,
    fingerprint: 'one',
    hints: [],
    found: { readers: [], evidence: [], later: [] },
  };
  await ask({ kind: 'test', projects: ['/project'] });
  expect(looked.map(({ secret }) => secret?.secret)).toEqual([chosen]);
});

test('a broken hop is exit 1; one that could not be looked at is not', async () => {
  const hop = (state: 'broken' | 'could not look') => ({
    look: async ({ tell }: Parameters<ChannelSetUp['look']>[0]) => tell({ hop: 'rule', state, found: 'So it is.' }),
  });
  const test = { kind: 'test' as const, projects: [] };
  expect((await asking([MINE], hop('broken')).ask(test)).code).toBe(1);
  const { code, lines } = await asking([MINE], hop('could not look')).ask(test);
  expect({ code, lines }).toEqual({
    code: 0,
    lines: [{ hop: { hop: 'rule', state: 'could not look', found: 'So it is.', channel: 'mine' } }],
  });
});

test('a channel that there is not is named with those that there are', async () => {
  await expect(asking([MINE]).ask({ kind: 'redrive', name: 'yours' })).rejects.toMatchObject({
    problem: { code: 'configuration', message: 'There is no channel `yours`.', cure: 'There is mine.' },
  });
});
