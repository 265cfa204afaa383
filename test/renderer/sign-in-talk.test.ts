import { expect, test } from 'vitest';
import { addressIn, heard, START } from '../../renderer/sign-in-talk.ts';

const told = (text: string, more: { needsCode?: boolean; isEnded?: boolean } = {}) => ({
  profile: 'dev',
  text,
  needsCode: false,
  isEnded: false,
  ...more,
});

test('output is cut into lines; empty ones say nothing', () => {
  expect(heard(START, told('Open this page:\r\n\nhttps://device.sso.example/  \n')).lines).toEqual([
    'Open this page:',
    'https://device.sso.example/',
  ]);
});

test('the last forty lines are kept', () => {
  const { lines } = heard(START, told(Array.from({ length: 60 }, (_, index) => `${index}`).join('\n')));
  expect([lines.length, lines[0], lines.at(-1)]).toEqual([40, '20', '59']);
});

test('an ended sign-in asks for no code', () => {
  const asked = heard(START, told('MFA code:', { needsCode: true }));
  expect(asked.needsCode).toBe(true);
  expect(heard(asked, told('Done.', { needsCode: true, isEnded: true }))).toMatchObject({
    needsCode: false,
    state: { kind: 'ended' },
  });
});

test('the address to open is the last one named, without the full stop behind it', () => {
  expect(addressIn(['Go to https://a.example/x.', 'or (https://b.example/y?z=1)'])).toBe('https://b.example/y?z=1');
  expect(addressIn(['Nothing to open'])).toBeUndefined();
});
