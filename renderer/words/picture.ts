// The picture of versions and labels.

export const picture = {
  title: 'Which version carried which label, and which version this machine held',
  stretch: (days: number) => `last ${days === 1 ? 'day' : `${days} days`}`,
  now: 'now',
  planned: (date: string) => `${date}, planned`,
  since: (date: string) => `first write ${date}`,
  justWritten: 'just written',
  written: (then: string) => `written ${then}`,
  became: (version: string, date: string) => `${version} from ${date}`,
  carried: (label: string, list: string) => `${label}: ${list}.`,
  holds: (name: string, version: string, note: string) => `${name} holds ${version}${note === '' ? '' : ` ${note}`}.`,
  next: (date: string) => `The next rotation is planned for ${date}.`,
  soFar: (length: string) => `${length} so far`,
} as const;
