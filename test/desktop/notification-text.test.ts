import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  burstText,
  failingText,
  problemText,
  rotationText,
  writtenText,
} from '../../main/desktop/notification-text.ts';
import { shortened, shortTarget } from '../../main/desktop/short-names.ts';
import { anEvent, aProblem, NOON } from './views.ts';

const ROTATIONS = [
  { kind: 'due', by: NOON },
  { kind: 'overdue', by: NOON },
  { kind: 'stuck', since: NOON },
] as const;

test('names are cut in the middle and keep their end', () => {
  expect(shortened('dev/shop/payments/session-signing', 24)).toBe('dev/…/session-signing');
  expect(shortened('a-name-without-any-slash-in-it', 16)).toBe('a-nam…lash-in-it');
  expect(shortened('dev/shop', 16)).toBe('dev/shop');
});

test('a path keeps its last two parts, on every system', () => {
  expect(shortTarget('/home/me/code/shop/.env')).toBe('shop/.env');
  expect(shortTarget('C:\\work\\shop\\.env')).toBe('shop/.env');
  expect(shortTarget('keychain:shop/db')).toBe('keychain:shop/db');
});

test('a problem names its target shortly', () => {
  const message =
    'DB_PASSWORD was edited in /home/me/code/shop/.env, and AWS has a new version. Nothing was overwritten.';
  const event = anEvent({
    kind: 'conflict',
    target: '/home/me/code/shop/.env',
    problem: aProblem('conflict', message),
  });
  expect(problemText(event)).toEqual({
    title: 'Choose: dev/shop/database',
    body: 'DB_PASSWORD was edited in shop/.env, and AWS has a new version. Nothing was overwritten. Ask for it.',
  });
});

test('markup and control characters in names reach no notification server', () => {
  const { title, body } = writtenText('<b>x', [anEvent({ target: '/a&b/\u202e.env' })]);
  expect([title, body]).toEqual(['·b·x rotated', 'Wrote DB_PASSWORD to a·b/·.env.']);
});

test('titles have at most 40 characters and bodies at most 120, whatever the names', () => {
  const name = fc.string({ minLength: 1, maxLength: 512 });
  const problem = fc.record({ code: fc.constant('unknown' as const), message: name, cure: name });
  const event = fc.record({ secret: name, target: name, keys: fc.array(name, { maxLength: 5 }), problem });
  const events = fc.array(event, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(name, events, (secret, told) => {
      const written = told.map((one) => anEvent(one));
      const failed = (['conflict', 'refused', 'failed'] as const).flatMap((kind) =>
        told.map((one) => anEvent({ ...one, kind })),
      );
      const texts = [
        writtenText(secret, written),
        burstText([secret, secret, secret], written),
        ...failed.map(problemText),
        ...failed.map(failingText),
        ...ROTATIONS.map((news) => rotationText(secret, news)),
      ];
      for (const { title, body } of texts) {
        expect(title.length).toBeLessThanOrEqual(40);
        expect(body.length).toBeLessThanOrEqual(120);
      }
    }),
    { numRuns: 200 },
  );
});
