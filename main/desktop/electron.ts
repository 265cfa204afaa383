/** All of Electron's main process; handed in by main.ts, so that tests run without it. */
export type Electron = typeof import('electron');
