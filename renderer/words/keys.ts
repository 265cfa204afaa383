export const TITLE = 'Keyboard';
export const CLOSE = 'Close';

type Keys = {
  readonly keys: readonly string[];
  readonly does: string;
  /** Can be turned off in Settings. */
  readonly isSingle?: boolean;
  /** A browser keeps them for itself. */
  readonly isOfWindow?: boolean;
};

export const KEYS: readonly Keys[] = [
  { keys: ['Ctrl 1', '2', '3', '4'], does: 'Now, History, Health, Settings', isOfWindow: true },
  { keys: ['Ctrl N'], does: 'Add secret', isOfWindow: true },
  { keys: ['Ctrl R'], does: 'Check now', isOfWindow: true },
  { keys: ['Ctrl ,'], does: 'Settings', isOfWindow: true },
  { keys: ['/', 'Ctrl F'], does: 'Filter; Esc clears, Esc again leaves' },
  { keys: ['↑', '↓', 'Home', 'End'], does: 'Rows; Enter opens' },
  { keys: ['→', '←'], does: 'To the buttons of the row, and back' },
  { keys: ['c', 'p', 'm'], does: 'Check, pause, menu of the row', isSingle: true },
  { keys: ['Esc', 'Alt ←'], does: 'Back to the list' },
  { keys: ['?'], does: 'This table', isSingle: true },
];
/** As the keys of this machine are called. */
export const onThisMachine = (key: string, isMac: boolean): string =>
  isMac ? key.replace('Ctrl', '⌘').replace('Alt', '⌥') : key;
export const OFF = 'Keys without Ctrl are turned off in Settings.';
