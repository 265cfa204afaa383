import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const REGION = 'eu-west-1';

/** What a `.env` of a small project looks like before anything is managed. */
export const SMALL_ENV = `# Shop, local
PORT=3000
LOG_LEVEL=debug

USERNAME='-'
PASSWORD='-'
HOST='-'
PORT_NUMBER=1
`;

export type BenchFolder = {
  readonly path: string;
  /** What every process under test sees of AWS: a profile with keys, and the stand-in. */
  readonly environment: NodeJS.ProcessEnv;
  /** A new folder in it, with these files. */
  folder(name: string, files: Readonly<Record<string, string>>): string;
  remove(): void;
};

/** A home of its own: nothing of this machine's AWS settings counts. */
export function openBenchFolder(url: string): BenchFolder {
  const path = mkdtempSync(join(tmpdir(), 'keyturn-bench-'));
  const folder: BenchFolder['folder'] = (name, files) => {
    const directory = join(path, name);
    mkdirSync(directory, { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(directory, file), text, { mode: 0o600 });
    return directory;
  };
  folder('.aws', {
    config: `[default]\nregion = ${REGION}\n`,
    credentials: '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = bench\n',
  });
  const environment = {
    PATH: process.env.PATH,
    HOME: path,
    USERPROFILE: path,
    AWS_ENDPOINT_URL: url,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  return { path, environment, folder, remove: () => rmSync(path, { recursive: true, force: true }) };
}
