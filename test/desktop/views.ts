import type { KeyturnEvent } from '../../main/domain/event.ts';
import type { Problem, ProblemCode } from '../../main/domain/problem.ts';
import type { FeedView, WatchView } from '../../main/domain/view.ts';

export const NOON = Date.UTC(2026, 10, 24, 12);

export function aProblem(
  code: ProblemCode = 'access-denied',
  message = 'AWS denies it.',
  cure = 'Ask for it.',
): Problem {
  return { code, message, cure };
}

export function aFeed(state: FeedView['state'] = 'in step'): FeedView {
  return { target: '/code/shop/.env', state, keys: ['DB_PASSWORD'], leftBehind: [] };
}

export function aView(changes: Partial<WatchView> = {}): WatchView {
  return {
    key: JSON.stringify(['dev/shop/database', 'AWSCURRENT', null, null]),
    secret: 'dev/shop/database',
    label: 'AWSCURRENT',
    freshness: { kind: 'fresh', confirmedAt: NOON },
    isChecking: false,
    intervalMs: 300_000,
    feeds: [aFeed()],
    ...changes,
  };
}

export function anEvent(changes: Partial<KeyturnEvent> = {}): KeyturnEvent {
  return {
    at: '2026-11-24T12:00:00.000Z',
    kind: 'written',
    secret: 'dev/shop/database',
    label: 'AWSCURRENT',
    region: 'eu-west-1',
    from: 'one',
    to: 'two',
    target: '/code/shop/.env',
    keys: ['DB_PASSWORD'],
    cause: 'poll',
    ...changes,
  };
}
