import { expect, test } from 'vitest';
import { Sealed } from '../../main/domain/sealed.ts';
import { createKeychainTarget } from '../../main/targets/keychain.ts';
import type { Keytar } from '../../main/targets/keychain-access.ts';
import { outcomeOf } from './a-project.ts';
import { fakeKeytar, PLACE, remove, setting, targetOn } from './fake-keychain.ts';

test('an item is written, looked at and removed under the one name `value`', async () => {
  const { keytar, items } = fakeKeytar();
  const target = targetOn(keytar);
  const absent = await target.observe(PLACE);
  await target.change(PLACE, setting('s3cr3t-é'));
  const there = await target.observe(PLACE);
  await target.change(PLACE, remove);
  const held = (value: string) => there.holds({ name: 'value', value: new Sealed(value), readers: [] });
  expect({
    absent: [absent.exists, absent.isFilled('value'), absent.standing('value')],
    there: [there.exists, there.isFilled('value'), there.standing('value')?.reveal(), there.standing('other')],
    held: [held('s3cr3t-é'), held('else')],
    left: [...items],
  }).toEqual({
    absent: [false, false, undefined],
    there: [true, true, 's3cr3t-é', undefined],
    held: [true, false],
    left: [],
  });
});

test('it is probed once, then again before an absence is believed; equal values are not written', async () => {
  const { keytar, items, calls } = fakeKeytar();
  items.set('shop/db', 'old');
  const target = targetOn(keytar);
  await target.change(PLACE, setting('old'));
  await target.observe(PLACE);
  const probe = ['probe set', 'probe get', 'probe delete'];
  expect(calls).toEqual([...probe, 'get', 'get']);
  items.clear();
  await target.observe(PLACE);
  expect(calls.slice(5)).toEqual(['get', ...probe, 'get']);
});

test.each([
  ['Object does not exist at path "/org/freedesktop/secrets/collection/login"', 'keychain-locked'],
  ['Cannot create an item in a locked collection', 'keychain-locked'],
  ['User interaction is not allowed.', 'keychain-locked'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'keychain-unavailable'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'keychain-unavailable'],
])('"%s" is %s', async (words, code) => {
  const { keytar } = fakeKeytar(async () => {
    throw new Error(words);
  });
  const target = targetOn(keytar);
  expect([await outcomeOf(target.observe(PLACE)), await outcomeOf(target.change(PLACE, setting('new')))]).toEqual([
    code,
    code,
  ]);
});

test('without its native part the keychain is unavailable, and says so', async () => {
  const target = createKeychainTarget({
    platform: 'linux',
    loadKeytar: () => Promise.reject(new Error('no libsecret')),
  });
  await expect(target.change(PLACE, setting('new'))).rejects.toMatchObject({
    problem: {
      code: 'keychain-unavailable',
      message: 'The keychain cannot be reached on this machine.',
      cure: 'Install libsecret and start a Secret Service such as gnome-keyring, or write to an env file instead.',
    },
  });
});

test('a prompt that nobody answers stays the only one, and what was given up is never written', async () => {
  const prompt = Promise.withResolvers<void>();
  const { keytar, items, calls } = fakeKeytar(() => prompt.promise);
  const target = targetOn(keytar, { probeTimeoutMs: 20 });
  const outcomes: string[] = [];
  for (let tries = 0; tries < 5; tries += 1) outcomes.push(await outcomeOf(target.change(PLACE, setting(`${tries}`))));
  expect([new Set(outcomes), calls]).toEqual([new Set(['keychain-locked']), ['probe set']]);
  prompt.resolve();
  await target.change(PLACE, setting('answered'));
  expect([...items]).toEqual([['shop/db', 'answered']]);
});

test('a keychain that locked itself later is locked, not empty', async () => {
  const { keytar, items } = fakeKeytar();
  let isLocked = false;
  const locking: Keytar = {
    ...keytar,
    getPassword: async (...given) => (isLocked ? null : keytar.getPassword(...given)),
    setPassword: async (...given) => {
      if (isLocked) throw new Error('Cannot create an item in a locked collection');
      return keytar.setPassword(...given);
    },
  };
  const target = targetOn(locking);
  await target.change(PLACE, setting('kept'));
  isLocked = true;
  expect(await outcomeOf(target.observe(PLACE))).toBe('keychain-locked');
  isLocked = false;
  expect([(await target.observe(PLACE)).exists, items.get('shop/db')]).toEqual([true, 'kept']);
});

test.each(['change', 'observe'] as const)('a failure in the middle of %s probes anew', async (call) => {
  let failures = 0;
  const { keytar, calls } = fakeKeytar(async (name) => {
    if (name === 'get' && failures === 1) {
      failures += 1;
      throw new Error('The connection is closed');
    }
  });
  const target = targetOn(keytar);
  await target.change(PLACE, setting('old'));
  failures = 1;
  const failed = await outcomeOf(call === 'change' ? target.change(PLACE, setting('new')) : target.observe(PLACE));
  const before = calls.length;
  await target.observe(PLACE);
  expect([failed, calls[before]]).toEqual(['keychain-unavailable', 'probe set']);
});

test('what somebody else writes meanwhile is asked about again', async () => {
  const { keytar, items } = fakeKeytar();
  items.set('shop/db', 'old');
  const seen: (string | undefined)[] = [];
  await targetOn(keytar).change(PLACE, (observed) => {
    seen.push(observed.standing('value')?.reveal());
    if (seen.length === 1) items.set('shop/db', 'theirs');
    return setting('new')(observed);
  });
  expect([seen, items.get('shop/db')]).toEqual([['old', 'theirs'], 'new']);
});

test('a keychain that keeps something else is told', async () => {
  const { keytar } = fakeKeytar();
  const cutting: Keytar = {
    ...keytar,
    setPassword: (service, account, value) =>
      keytar.setPassword(service, account, service === 'shop' ? value.slice(0, 3) : value),
  };
  expect(await outcomeOf(targetOn(cutting).change(PLACE, setting('long value')))).toBe('write-failed');
});

test.each([
  ['exactly 2,560 bytes', 'é'.repeat(1280), 'done', ['shop/db']],
  ['one byte more', `${'é'.repeat(1280)}x`, 'value-too-long', []],
])('Windows gets %s or nothing', async (_name, value, outcome, kept) => {
  const { keytar, items } = fakeKeytar();
  expect([
    await outcomeOf(targetOn(keytar, { platform: 'win32' }).change(PLACE, setting(value))),
    [...items.keys()],
  ]).toEqual([outcome, kept]);
});

test.each([
  ['', 'a keychain cannot keep an empty value'],
  ['a\0b', 'a keychain cannot keep a NUL'],
  ['\uD800', 'the value is not valid Unicode'],
])('a value that no keychain keeps is refused, and the item stays', async (value, reason) => {
  const { keytar, items } = fakeKeytar();
  items.set('shop/db', 'old');
  const reasons: string[] = [];
  await targetOn(keytar).change(PLACE, (observed) => {
    const draft = setting(value)(observed);
    reasons.push(...(draft?.refused ?? []).map((refusal) => refusal.reason));
    return draft;
  });
  expect([reasons, items.get('shop/db')]).toEqual([[reason], 'old']);
});
