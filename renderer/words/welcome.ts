export const words = {
  title: 'Nothing is watched yet',
  lead: 'Keyturn notices when a secret rotates in AWS and updates exactly the lines you chose in your local files.',
  demo: 'Try the demo',
  demoNote: 'No AWS account needed. A sample project, and a rotation every half minute.',
  demoStarting: 'Starting…',
  add: 'Add my first secret',
  addNote: (profiles: number | undefined) => {
    if (profiles === undefined) return 'From your AWS account into a file, in three steps.';
    if (profiles === 0) return 'No profile found in your AWS configuration yet.';
    return `${profiles} ${profiles === 1 ? 'profile' : 'profiles'} found in your AWS configuration.`;
  },
  scan: 'Scan a folder',
  scanNote: 'Finds .env files and proposes matches by name. You look before it writes.',
  promisesLabel: 'What Keyturn does not do',
  promises: [
    'Reads from AWS only; never changes anything there unless you ask.',
    'Shows names and times. Values go into your files and nowhere else.',
    'Leaves every other byte of a file as it was.',
  ],
} as const;
