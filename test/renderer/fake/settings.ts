import type { Finding, SettingsView } from '../../../preload/views.ts';

export const SETTINGS: SettingsView = {
  version: '0.1.0',
  folder: '/home/mia/.config/keyturn',
  preferences: {
    startsAtLogin: true,
    notifies: true,
    quietHours: { from: 22 * 60, to: 7 * 60 },
    usesSingleKeys: true,
    looksForUpdates: false,
  },
  profiles: { dev: 'mia-dev', 'staging-sso': 'staging-sso' },
};

export const HEALTH: readonly Finding[] = [
  {
    topic: 'aws',
    verdict: 'wrong',
    message: 'The SSO sign-in of profile staging-sso expired.',
    cure: 'Run `aws sso login --profile staging-sso`.',
  },
  {
    topic: 'file',
    verdict: 'wrong',
    message: 'apps/api/.env is tracked by git: a commit would carry the values.',
    cure: 'Run `git rm --cached apps/api/.env`.',
  },
  {
    topic: 'machine',
    verdict: 'hint',
    message: 'Open files are limited to 1,024.',
    cure: 'Raise the limit when you watch more than 500 files.',
  },
  { topic: 'machine', verdict: 'good', message: 'Node 24.21.0' },
  { topic: 'keychain', verdict: 'good', message: 'The keychain answers.' },
  { topic: 'network', verdict: 'good', message: 'secretsmanager.eu-west-1.amazonaws.com answers in 38 ms.' },
  { topic: 'tray', verdict: 'good', message: 'The desktop shows tray icons.' },
];
