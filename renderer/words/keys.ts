export const TITLE = 'Keyboard';
export const CLOSE = 'Close';

/** Ctrl is ⌘ on a Mac. `isSingle`: can be turned off in Settings. */
export const KEYS: readonly { readonly keys: readonly string[]; readonly does: string; readonly isSingle?: boolean }[] =
  [
    { keys: ['Ctrl 1', '2', '3', '4'], does: 'Now, History, Health, Settings' },
    { keys: ['Ctrl N'], does: 'Add secret' },
    { keys: ['Ctrl R'], does: 'Check now' },
    { keys: ['Ctrl ,'], does: 'Settings' },
    { keys: ['/', 'Ctrl F'], does: 'Filter; Esc clears, Esc again leaves' },
    { keys: ['↑', '↓', 'Home', 'End'], does: 'Rows; Enter opens' },
    { keys: ['→', '←'], does: 'To the buttons of the row, and back' },
    { keys: ['c', 'p', 'm'], does: 'Check, pause, menu of the row', isSingle: true },
    { keys: ['Esc', 'Alt ←'], does: 'Back to the list' },
    { keys: ['?'], does: 'This table', isSingle: true },
  ];
export const OFF = 'Keys without Ctrl are turned off in Settings.';
