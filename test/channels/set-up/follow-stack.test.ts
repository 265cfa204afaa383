import { expect, test } from 'vitest';
import { earlierEvents, followStack } from '../../../main/channels/set-up/stacks/follow-stack.ts';
import type { StackCalls } from '../../../main/channels/set-up/stacks/stack-calls.ts';
import type { StackProgress } from '../../../main/domain/channel-set-up.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const STACK = 'arn:stack';

/** `S` begins the stack's own steps. */
function eventsOf(...steps: string[]) {
  return steps.map((step, at) => {
    const [id = '', ResourceStatus = ''] = step.split(' ');
    const PhysicalResourceId = id === 'S' ? STACK : id;
    return { EventId: String(at), StackId: STACK, LogicalResourceId: id, PhysicalResourceId, ResourceStatus } as never;
  });
}

test.each([
  ['a creation', ['S CREATE_IN_PROGRESS', 'Q CREATE_IN_PROGRESS'], []],
  [
    'an update after it',
    ['S CREATE_IN_PROGRESS', 'S CREATE_COMPLETE', 'S UPDATE_IN_PROGRESS', 'Q UPDATE_COMPLETE'],
    ['0', '1'],
  ],
  ['a failed creation and its deletion', ['S CREATE_IN_PROGRESS', 'Q CREATE_FAILED', 'S DELETE_IN_PROGRESS'], []],
  ['a deletion that was asked for', ['S CREATE_IN_PROGRESS', 'S CREATE_COMPLETE', 'S DELETE_IN_PROGRESS'], ['0', '1']],
  ['nothing', [], []],
])('what was before %s is not told again', (_, steps, earlier) => {
  expect([...earlierEvents(eventsOf(...steps))]).toEqual(earlier);
});

function following(clock: FakeClock, ...looks: { status: string; steps: string[] }[]) {
  const told: StackProgress[] = [];
  let at = 0;
  const now = () => looks[Math.min(at, looks.length - 1)] ?? { status: '', steps: [] };
  const calls = {
    describe: async () => ({ id: STACK, status: now().status, isOurs: true, outputs: {} }),
    events: async () => {
      const events = eventsOf(...now().steps);
      at += 1;
      return events;
    },
  } as unknown as StackCalls;
  const ending = new AbortController();
  const common = {
    calls,
    id: STACK,
    seen: new Set<string>(),
    planned: [{ id: 'Q', type: 'T', purpose: 'holds hints' }],
  };
  const done = followStack({ ...common, clock, signal: ending.signal, tell: (one) => told.push(one) });
  return { told, done, ending };
}

const LOOKS = [
  { status: 'CREATE_IN_PROGRESS', steps: ['S CREATE_IN_PROGRESS', 'Q CREATE_IN_PROGRESS', 'Q CREATE_IN_PROGRESS'] },
  {
    status: 'CREATE_COMPLETE',
    steps: [
      'S CREATE_IN_PROGRESS',
      'Q CREATE_IN_PROGRESS',
      'Q CREATE_IN_PROGRESS',
      'Q CREATE_COMPLETE',
      'S CREATE_COMPLETE',
    ],
  },
];

test('every step is told once, with what it is for, until the stack is done', async () => {
  const clock = new FakeClock();
  const { told, done } = following(clock, ...LOOKS);
  await expect.poll(() => told.length).toBe(2);
  await clock.advance(2000);
  await done;
  expect(told.map(({ id, status, purpose }) => [id, status, purpose])).toEqual([
    ['S', 'CREATE_IN_PROGRESS', undefined],
    ['Q', 'CREATE_IN_PROGRESS', 'holds hints'],
    ['Q', 'CREATE_COMPLETE', 'holds hints'],
    ['S', 'CREATE_COMPLETE', undefined],
  ]);
});

test('an abort ends the looking at once', async () => {
  const { told, done, ending } = following(new FakeClock(), ...LOOKS.slice(0, 1));
  await expect.poll(() => told.length).toBe(2);
  ending.abort(new Error('Ctrl-C'));
  await expect(done).rejects.toThrow('Ctrl-C');
});
