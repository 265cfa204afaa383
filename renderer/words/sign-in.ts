export const words = {
  title: (profile: string) => `Sign in with ${profile}`,
  starting: 'Starting the sign-in…',
  runs: 'Follow it in your browser. Checks resume by themselves after sign-in.',
  ended: 'The sign-in ended. Checks resume by themselves.',
  output: 'What the sign-in says',
  code: 'MFA code',
  codeNote: 'Used once, for this sign-in only.',
  send: 'Send code',
  copyAddress: 'Copy address',
  copied: 'Copied',
  again: 'Sign in again',
  close: 'Close',
} as const;
