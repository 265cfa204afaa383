import { READERS, type ReaderName } from './readers.ts';

const PLANNED = [
  ...['dotenv', 'dotenv-expand', 'node', 'next', 'vite', 'bun', 'deno', 'dotenvx', 'python-dotenv', 'django-environ'],
  ...['ruby-dotenv', 'godotenv', 'compose', 'docker', 'dotenvy', 'dotenv-java', 'phpdotenv', 'symfony', 'direnv'],
  ...['shell', 'systemd', 'honcho'],
];

export function isReaderName(name: string): name is ReaderName {
  return READERS.some((reader) => reader === name);
}

/** Readers that Keyturn knows of but cannot write for yet. Refused by name: a guess could corrupt values. */
export const LATER_READERS: readonly string[] = PLANNED.filter((name) => !isReaderName(name));
