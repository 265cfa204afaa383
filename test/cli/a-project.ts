import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type StandIn, startStandIn } from '../../main/demo/aws/stand-in.ts';
import { awsAt, emptyFolder, type Surroundings } from '../support/keyturn-process.ts';

/** Values that may appear in targets and nowhere else. */
export const VALUES = ['Vu5ername', 'Vpa55word', 'V51ripe'] as const;

export type Project = Surroundings & { readonly aws: StandIn; read(file: string): string };

/** A project folder, and an AWS of its own with two secrets, while the test lasts. */
export async function aProject(files: Readonly<Record<string, string>> = {}): Promise<Project> {
  const aws = await startStandIn();
  onTestFinished(() => aws.close());
  aws.secrets.put('dev/shop/database', JSON.stringify({ username: VALUES[0], password: VALUES[1] }));
  aws.secrets.put('dev/shop/stripe', JSON.stringify({ key: VALUES[2] }));
  const cwd = emptyFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(cwd, name, '..'), { recursive: true });
    writeFileSync(join(cwd, name), text, { mode: 0o600 });
  }
  return { cwd, environment: awsAt(aws.url), aws, read: (file) => readFileSync(join(cwd, file), 'utf8') };
}

/** Which values an output shows. */
export function valuesIn(...texts: readonly string[]): string[] {
  return VALUES.filter((value) => texts.some((text) => text.includes(value)));
}
