import { expect, test } from 'vitest';
import { type AddState, draftOf, type Fields, reduce, startState } from '../../renderer/pages/add/add-state.ts';
import {
  complaintsOf,
  obstacleOf,
  reasonAgainstFile,
  reasonAgainstFolder,
} from '../../renderer/pages/add/complaints.ts';
import { words } from '../../renderer/words/add.ts';

const FIELDS: Fields = { kind: 'json', fields: ['username', 'apiKey', 'PATH', 'größe'], blocked: ['PATH'] };

function learned(given: Partial<AddState> = {}): AddState {
  const picked = reduce(startState({ project: '/home/dev/shop', ...given }), { kind: 'picked', secret: 'dev/shop/db' });
  return reduce(picked, { kind: 'learned', secret: 'dev/shop/db', fields: FIELDS });
}

test('fields get names of their own; those that cannot stand, or that programs act on, wait', () => {
  expect(learned().choices).toEqual([
    { field: 'username', isUsed: true, variable: 'USERNAME' },
    { field: 'apiKey', isUsed: true, variable: 'API_KEY' },
    { field: 'PATH', isUsed: false, variable: '' },
    { field: 'größe', isUsed: false, variable: '' },
  ]);
});

test('a prefix makes a blocked name an ordinary one', () => {
  expect(learned({ prefix: 'DB_' }).choices[2]).toEqual({ field: 'PATH', isUsed: true, variable: 'DB_PATH' });
});

test('a prefix renames what nobody named', () => {
  const named = reduce(learned(), { kind: 'chose', choice: { field: 'apiKey', isUsed: true, variable: 'MINE' } });
  const { choices } = reduce(named, { kind: 'prefixed', prefix: 'DB_' });
  expect(choices.map(({ variable }) => variable)).toEqual(['DB_USERNAME', 'MINE', '', '']);
});

test('an answer about a secret that is no longer chosen is dropped', () => {
  const state = reduce(startState({}), { kind: 'picked', secret: 'dev/other' });
  expect(reduce(state, { kind: 'learned', secret: 'dev/shop/db', fields: FIELDS })).toBe(state);
});

test('a second answer about the same secret does not undo what was typed', () => {
  const typed = reduce(learned(), { kind: 'chose', choice: { field: 'username', isUsed: true, variable: 'DB_USER' } });
  expect(reduce(typed, { kind: 'learned', secret: 'dev/shop/db', fields: FIELDS })).toBe(typed);
});

test('another account forgets the secret; another project and going back do not', () => {
  const state = learned();
  expect(reduce(state, { kind: 'placed', place: { region: 'eu-west-1' } }).secret).toBe('');
  expect(reduce(state, { kind: 'placed', place: { project: '/else' } }).choices).toEqual(state.choices);
  expect(reduce(state, { kind: 'went', step: 'account' })).toEqual({ ...state, step: 'account' });
});

test('a draft holds what is used, and no empty profile or region', () => {
  expect(draftOf(learned({ region: 'eu-west-1', file: ' .env ' }))).toEqual({
    project: '/home/dev/shop',
    region: 'eu-west-1',
    secret: 'dev/shop/db',
    file: '.env',
    variables: { username: 'USERNAME', apiKey: 'API_KEY' },
    readers: [],
  });
});

test('names that collide or cannot stand are told at their field', () => {
  const collides = reduce(learned(), { kind: 'chose', choice: { field: 'PATH', isUsed: true, variable: 'API_KEY' } });
  expect(complaintsOf(collides).variables).toEqual({
    apiKey: words.variableTwice('PATH'),
    PATH: words.variableTwice('apiKey'),
  });
  const strange = reduce(learned(), { kind: 'chose', choice: { field: 'PATH', isUsed: true, variable: '1-X' } });
  expect(Object.keys(complaintsOf(strange).variables)).toEqual(['PATH']);
});

test('nothing chosen is no draft', () => {
  const none = learned().choices.reduce(
    (state, choice) => reduce(state, { kind: 'chose', choice: { ...choice, isUsed: false } }),
    learned(),
  );
  expect(obstacleOf('secret', complaintsOf(none))).toBe(words.keysMissing);
  expect(obstacleOf('secret', complaintsOf(learned()))).toBeUndefined();
});

test('a secret whose keys are not known cannot be gone on with', () => {
  const unknown = reduce(startState({ project: '/home/dev/shop' }), { kind: 'picked', secret: 'dev/shop/db' });
  expect(obstacleOf('secret', complaintsOf(unknown))).toBe(words.keysUnknown);
});

test('each step asks for its own things', () => {
  expect(obstacleOf('account', complaintsOf(startState({})))).toBe(words.projectMissing);
  expect(obstacleOf('account', complaintsOf(startState({ project: '/home/dev/shop' })))).toBeUndefined();
  expect(obstacleOf('secret', complaintsOf(startState({ project: '/home/dev/shop' })))).toBe(words.secretMissing);
});

test.each([
  ['.env', undefined],
  ['services/api/.env.local', undefined],
  ['', words.fileMissing],
  ['services/', words.fileMissing],
  ['../.env', words.fileOutside],
  ['/etc/passwd', words.fileOutside],
  ['C:\\x', words.fileOutside],
  ['keyturn.yaml', words.fileOurs],
])('the file %j', (file, reason) => {
  expect(reasonAgainstFile(file)).toBe(reason);
});

test.each([
  ['/home/dev', undefined],
  ['C:\\Users\\dev', undefined],
  ['\\\\server\\share', undefined],
  ['shop', words.projectRelative],
  [' ', words.projectMissing],
])('the folder %j', (folder, reason) => {
  expect(reasonAgainstFolder(folder)).toBe(reason);
});
