/** Menus follow their system: sentence case and no ellipsis on Linux, title case on macOS. */
export type MenuWords = {
  readonly choose: (secret: string) => string;
  readonly signIn: (profile: string) => string;
  readonly allWatches: string;
  readonly lastChanges: string;
  readonly checkNow: string;
  readonly pause: string;
  readonly resume: string;
  readonly hour: string;
  readonly tomorrow: string;
  readonly untilResumed: string;
  readonly projects: string;
  readonly addProject: string;
  readonly open: string;
  readonly settings: string;
  readonly mute: string;
  readonly quit: string;
};

const LINUX: MenuWords = {
  choose: (secret) => `Choose: ${secret}`,
  signIn: (profile) => `Sign in: ${profile}`,
  allWatches: 'All watches',
  lastChanges: 'Last changes',
  checkNow: 'Check now',
  pause: 'Pause',
  resume: 'Resume',
  hour: 'For 1 hour',
  tomorrow: 'Until tomorrow, 09:00',
  untilResumed: 'Until I resume',
  projects: 'Projects',
  addProject: 'Add a project',
  open: 'Open Keyturn',
  settings: 'Settings',
  mute: 'Mute notifications',
  quit: 'Quit Keyturn',
};

const WINDOWS: MenuWords = {
  ...LINUX,
  choose: (secret) => `Choose for ${secret}…`,
  signIn: (profile) => `Sign in to ${profile}…`,
  addProject: 'Add a project…',
  settings: 'Settings…',
};

const MACOS: MenuWords = {
  ...WINDOWS,
  allWatches: 'All Watches',
  lastChanges: 'Last Changes',
  checkNow: 'Check Now',
  hour: 'For 1 Hour',
  tomorrow: 'Until Tomorrow, 09:00',
  untilResumed: 'Until I Resume',
  addProject: 'Add a Project…',
  mute: 'Mute Notifications',
};

export function menuWords(platform: NodeJS.Platform): MenuWords {
  if (platform === 'darwin') return MACOS;
  return platform === 'win32' ? WINDOWS : LINUX;
}
