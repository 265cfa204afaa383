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

/**
 * macOS colors a file whose name ends in `Template` itself; Windows tells how dark its bar is, and takes a file with all
 * its sizes; Linux tells nothing.
 */
function endingFor({ platform, isDark }: Bar): string {
  if (platform === 'darwin') return 'Template.png';
  if (platform === 'win32') return isDark ? '-on-dark.ico' : '-color.ico';
  return '-color.png';
}

/** File in assets/tray; Electron finds the `@2x` beside a PNG. */
export function trayIcon(mood: Mood, bar: Bar): string {
  return `${NAMES[mood]}${endingFor(bar)}`;
}
