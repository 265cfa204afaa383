import type { Finding } from '../../preload/views.ts';

const many = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

const TOPICS: Readonly<Record<string, string>> = { aws: 'AWS', machine: 'This machine' };

export const words = {
  title: 'Health',
  again: 'Check again',
  copy: 'Copy report',
  copied: 'Copied',
  checking: 'Checking…',
  toFix: (count: number) => `${many(count, 'thing')} to fix`,
  nothingToFix: 'Nothing to fix',
  passed: (count: number) => `${many(count, 'check')} passed`,
  failed: 'The checks could not be made.',
  checkingNow: 'checking…',
  checked: (when: string) => `checked ${when}`,
  fix: 'To fix',
  note: 'Note',
  fine: 'Fine',
  fineChecks: 'Checks that passed',
  state: 'State',
  check: 'Check',
  found: 'Found',
  cure: 'Cure',
  failedChecks: 'Checks that failed, with cures',
  copyCommand: 'Copy command',
  copyCommandOf: (command: string) => `Copy command ${command}`,
  none: 'There is nothing to check yet.',
  /** Topics come as words of the doctor. */
  topic: (topic: string) => TOPICS[topic] ?? `${topic.charAt(0).toUpperCase()}${topic.slice(1)}`,
  verdicts: { good: 'Passed', hint: 'Hint', wrong: 'Failed' } satisfies Record<Finding['verdict'], string>,
} as const;
