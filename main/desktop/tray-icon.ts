import type { Mood } from '../domain/mood.ts';

const NAMES: Record<Mood, string> = {
  trouble: 'trouble',
  'needs you': 'needs-you',
  changed: 'changed',
  checking: 'checking',
  paused: 'paused',
  calm: 'calm',
};

export type Bar = {
  readonly platform: NodeJS.Platform;
  /** Whether the task bar is dark; meant only where the system says so. */
  readonly isDark: boolean;
};

/** macOS colors a file whose name ends in `Template` itself; Windows tells how dark its bar is; Linux does not. */
function suffixFor({ platform, isDark }: Bar): string {
  if (platform === 'darwin') return 'Template';
  return platform === 'win32' && isDark ? '-on-dark' : '-color';
}

/** File in assets/tray; Electron finds the `@2x` beside it. */
export function trayIcon(mood: Mood, bar: Bar): string {
  return `${NAMES[mood]}${suffixFor(bar)}.png`;
}
