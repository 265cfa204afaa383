import type { Problem } from '../../preload/plain.ts';

/** What the page says when the Keyturn behind it does not answer. */
export const GONE: Problem = {
  code: 'unreachable',
  message: 'Keyturn does not answer.',
  cure: 'Start `keyturn watch --ui` again.',
};

export const LOCKED: Problem = {
  code: 'locked',
  message: 'This page has no pass any more.',
  cure: 'Open the newest link that Keyturn printed in its terminal.',
};

export const NOT_COPIED: Problem = {
  code: 'clipboard',
  message: 'The browser did not let Keyturn copy.',
  cure: 'Allow this page to use the clipboard, or select the text and copy it.',
};

export const stillShown = (when: string): string => `What is shown is as of ${when}.`;
