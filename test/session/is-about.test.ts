import { expect, test } from 'vitest';
import type { KeyturnEvent } from '../../main/domain/event.ts';
import { refKey } from '../../main/domain/secret.ts';
import { isAbout } from '../../main/session/session.ts';

const OURS = new Set([
  refKey({ secret: 'dev/db', label: 'AWSPREVIOUS', profile: 'dev' }),
  refKey({ secret: 'far', label: 'AWSCURRENT', region: 'us-east-1' }),
]);

const EVENTS: readonly (readonly [event: Partial<KeyturnEvent>, expected: boolean])[] = [
  [{}, true],
  [{ secret: 'dev/db', label: 'AWSPREVIOUS', profile: 'dev', region: 'eu-west-1' }, true],
  [{ secret: 'dev/db', label: 'AWSCURRENT', profile: 'dev' }, false],
  [{ secret: 'far', label: 'AWSCURRENT', region: 'us-east-1' }, true],
  [{ secret: 'dev/db', profile: 'dev', region: 'eu-west-1' }, true],
  [{ secret: 'dev/db', profile: 'prod' }, false],
  [{ secret: 'other', profile: 'dev' }, false],
];

test.each(EVENTS)('%j concerns whoever watches AWSPREVIOUS of dev/db, and far in us-east-1: %s', (event, expected) => {
  expect(isAbout({ at: '', kind: 'noticed', ...event }, OURS)).toBe(expected);
});
