import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { openAws } from '../../main/aws/aws.ts';
import type { OnCall } from '../../main/aws/connections.ts';
import { type StandIn, startStandIn } from '../../main/demo/aws/stand-in.ts';
import { type Problem, ProblemError } from '../../main/domain/problem.ts';
import type { SecretRef } from '../../main/domain/secret.ts';
import { createSecretsManagerSource, type SecretsManager } from '../../main/sources/aws/secrets-manager.ts';

export const SIGNAL = new AbortController().signal;
export const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT1', AWS_SECRET_ACCESS_KEY: 'environment-secret-key' };

/** A home folder of its own and an environment without any AWS variable but these: the SDK reads `process.env` itself. */
export function aHome(variables: Record<string, string> = {}) {
  const home = mkdtempSync(join(tmpdir(), 'keyturn-aws-'));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true, force: true });
  });
  const inherited = Object.keys(process.env).filter((name) => /^AWS_|_proxy$/i.test(name));
  for (const name of inherited) vi.stubEnv(name, undefined);
  const environment = { HOME: home, AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: 'eu-west-1', ...variables };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const write = (path: string, text: string): string => {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
    return join(home, path);
  };
  return { home, write, config: (text: string) => write('.aws/config', text) };
}

export async function aStandIn(): Promise<StandIn> {
  const standIn = await startStandIn();
  onTestFinished(() => standIn.close());
  standIn.secrets.put('dev/db', '{"password":"CANARY-value"}');
  return standIn;
}

export function aSource(home: string, onCall: OnCall = () => undefined): SecretsManager {
  const source = createSecretsManagerSource(openAws({ environment: process.env, homeDirectory: home, onCall }));
  onTestFinished(() => source.close());
  return source;
}

export function aRef(changes: Partial<SecretRef> = {}): SecretRef {
  return { secret: 'dev/db', label: 'AWSCURRENT', ...changes };
}

/** The problem that a promise fails with; anything else fails the test. */
export async function problemOfCall(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ProblemError) return error.problem;
  throw new Error(`expected a ProblemError, got ${String(error)}`);
}

export async function codeOf(work: Promise<unknown>): Promise<string> {
  return (await problemOfCall(work)).code;
}

export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return (server.address() as AddressInfo).port;
}

/** A server that answers everything the same way. Returns its URL. */
export async function aServer(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listening(createServer(listener))}`;
}

export function awsError(name: string, message: string, status = 400): RequestListener {
  return (request, response) => {
    request.resume();
    response.writeHead(status, {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': crypto.randomUUID(),
    });
    response.end(JSON.stringify({ __type: name, message }));
  };
}
