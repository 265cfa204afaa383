import { expect, test } from 'vitest';
import { minutesOf, timeText } from '../../renderer/pages/settings/quiet-hours.ts';

test('minutes after midnight are written as a time and read back', () => {
  for (const minutes of [0, 5, 7 * 60, 22 * 60 + 30, 24 * 60 - 1]) expect(minutesOf(timeText(minutes))).toBe(minutes);
  expect(timeText(7 * 60)).toBe('07:00');
});

test('an end on the next day is a time of that day', () => {
  expect(timeText(31 * 60)).toBe('07:00');
});

test.each(['', '7:00', '24:00', '12:60', 'noon'])('%j is no time yet', (text) => {
  expect(minutesOf(text)).toBeUndefined();
});
