import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProblemError } from '../domain/problem.ts';
import { DEFAULT_REGION } from './aws/secrets/direct-secrets.ts';

export const DATABASE = 'dev/shop/database';
export const STRIPE = 'dev/shop/stripe-key';
/** Variables in the sample `.env` that Keyturn writes. */
export const MANAGED = ['DB_HOST', 'DB_USER', 'DB_PASSWORD', 'STRIPE_KEY'];

const ENV = `# Shop, local development. All but the secrets is yours.
PORT=3000
LOG_LEVEL=debug   # trace when it hurts

# Database
DB_HOST=
DB_USER=
DB_PASSWORD=
export DB_POOL='5'

# Payments
STRIPE_KEY=
STRIPE_MODE="test"
`;

const PROJECT = `# What Keyturn keeps in step. It holds no values: commit it.
version: 1
defaults: { profile: demo, interval: 1s }
watches:
  - secret: ${DATABASE}
    to:
      - env: .env
        map: { host: DB_HOST, username: DB_USER, password: DB_PASSWORD }
  - secret: ${STRIPE}
    to:
      - env: .env
        as: STRIPE_KEY
`;

/** What `keyturn channel add sqs` would have written. */
function settingsText(queueUrl: string): string {
  const channel = { kind: 'sqs', name: 'demo', profile: 'demo', region: DEFAULT_REGION, queueUrl };
  const empty = { projects: [], profiles: {}, trusted: {}, allowOutside: [], preferences: {} };
  return JSON.stringify({ version: 1, ...empty, channels: [channel] });
}

export type SampleWish = {
  readonly directory?: string | undefined;
  /** Learns of rotations from this queue; absent: asks every second. */
  readonly queueUrl?: string;
};

/** Absolute paths of a demo. */
export type SampleProject = {
  readonly project: string;
  readonly envFile: string;
  readonly configDirectory: string;
  /** An AWS config file with the one profile \`demo\`. */
  readonly awsConfig: string;
};

function emptyFolder(directory: string | undefined): string {
  if (directory === undefined) return mkdtempSync(join(tmpdir(), 'keyturn-demo-'));
  mkdirSync(directory, { recursive: true });
  if (readdirSync(directory).length === 0) return directory;
  const message = `${directory} is not empty.`;
  throw new ProblemError({ code: 'configuration', message, cure: 'Give the demo an empty folder, or none.' });
}

/** Fake keys: the stand-in wants requests that look signed, and looks no further. */
function awsConfig(url: string): string {
  return `[profile demo]
region = ${DEFAULT_REGION}
endpoint_url = ${url}
aws_access_key_id = AKIADEMODEMODEMODEMO
aws_secret_access_key = not-a-secret
`;
}

/** Writes the sample into an empty folder, a temporary one by default. Raises ProblemError for a folder that is not empty. */
export function makeSampleProject(url: string, { directory, queueUrl }: SampleWish): SampleProject {
  const root = emptyFolder(directory);
  const paths = {
    project: join(root, 'shop'),
    envFile: join(root, 'shop', '.env'),
    configDirectory: join(root, 'config'),
    awsConfig: join(root, 'aws-config'),
  };
  mkdirSync(paths.project);
  writeFileSync(paths.envFile, ENV, { mode: 0o600 });
  writeFileSync(join(paths.project, 'keyturn.yaml'), PROJECT);
  if (queueUrl !== undefined) {
    mkdirSync(paths.configDirectory, { mode: 0o700 });
    writeFileSync(join(paths.configDirectory, 'config.json'), settingsText(queueUrl), { mode: 0o600 });
  }
  writeFileSync(paths.awsConfig, awsConfig(url), { mode: 0o600 });
  return paths;
}

/** From here on this process sees the demo's AWS and no other. */
export function useOnlyDemoAws({ awsConfig: file }: SampleProject): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  process.env.AWS_CONFIG_FILE = file;
  process.env.AWS_SHARED_CREDENTIALS_FILE = `${file}.none`;
  process.env.AWS_EC2_METADATA_DISABLED = 'true';
}
