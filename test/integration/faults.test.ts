import { createServer } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Fault } from '../../main/demo/aws/faults.ts';
import { type StandIn, startStandIn } from '../../main/demo/aws/stand-in.ts';
import { type Ended, ended } from '../support/ended.ts';
import { aShop, eventsOf, type Shop } from './a-shop.ts';
import { complaintsAbout, type Failed } from './verdict.ts';

const SECRET = 'dev/shop/database';
const PROJECT = `version: 1\nwatches:\n  - { secret: ${SECRET}, to: [{ env: .env, map: { password: DB_PASSWORD } }] }\n`;
const BEFORE = '# mine\nDB_PASSWORD=KTCANARY-one\n';

function value(word: string): string {
  return JSON.stringify({ password: `KTCANARY-${word}` });
}

type Scene = { readonly aws: StandIn; readonly human: Shop; readonly json: Shop };
type Environment = Readonly<Record<string, string | undefined>>;

/** Two shops, alike, in step with the first version; a second one waits. */
async function aScene(): Promise<Scene> {
  const aws = await startStandIn();
  onTestFinished(() => aws.close());
  aws.secrets.put(SECRET, value('one'));
  const shopOf = (): Shop => aShop(aws.url, { 'keyturn.yaml': PROJECT, '.env': BEFORE });
  const scene = { aws, human: shopOf(), json: shopOf() };
  for (const shop of [scene.human, scene.json]) expect((await shop.run(['once'])).code).toBe(0);
  aws.secrets.rotate(SECRET, { value: value('two') });
  aws.calls.reset();
  return scene;
}

/** Tells the calls of the two apart. */
const JSON_KEY = 'AKIAJSONJSONJSONJSON';

async function runBoth({ human, json }: Scene, environment: Environment): Promise<{ human: Ended; json: Ended }> {
  const [first, second] = await Promise.all([
    human.run(['once'], { environment }),
    json.run(['once', '--json'], { environment: { AWS_ACCESS_KEY_ID: JSON_KEY, ...environment } }),
  ]);
  return { human: first, json: second };
}

function judge({ human, json }: Scene, ran: { human: Ended; json: Ended }, failed: Failed): string[] {
  const after = [human.read('.env'), json.read('.env')];
  return complaintsAbout({ ...ran, before: [BEFORE, BEFORE], after }, failed);
}

async function failBoth(scene: Scene, failed: Failed, environment: Environment = {}): Promise<string[]> {
  return judge(scene, await runBoth(scene, environment), failed);
}

const ANSWERED: readonly [Fault, Omit<Failed, 'exitCode'>][] = [
  [{ kind: 'access denied' }, { code: 'access-denied', says: 'IAM denies `secretsmanager:' }],
  [{ kind: 'expired token' }, { code: 'token-expired', says: 'expired' }],
  [{ kind: 'unrecognized client' }, { code: 'credentials-invalid', says: 'does not know the access key' }],
  [{ kind: 'invalid signature' }, { code: 'credentials-invalid', says: 'refuses the signature' }],
  [{ kind: 'throttle' }, { code: 'throttled', says: 'slow down' }],
  [{ kind: 'internal error' }, { code: 'aws-trouble', says: 'has trouble of its own' }],
  [{ kind: 'unavailable' }, { code: 'aws-trouble', says: 'has trouble of its own' }],
  [{ kind: 'truncated body' }, { code: 'unreachable', says: '127.0.0.1' }],
  [{ kind: 'captive portal' }, { code: 'unreachable', says: 'in place of AWS' }],
  [{ kind: 'reset' }, { code: 'unreachable', says: 'was cut' }],
];

test.each(ANSWERED)('$kind is one clear message, and the values stay', async (fault, failed) => {
  const scene = await aScene();
  scene.aws.faults.add(fault);
  expect(await failBoth(scene, { ...failed, exitCode: 1 })).toEqual([]);
});

const AT_THE_VALUE: readonly [Fault, Omit<Failed, 'exitCode'>][] = [
  [{ kind: 'kms denied' }, { code: 'kms-denied', says: 'KMS denies the decryption' }],
  [{ kind: 'decryption failure' }, { code: 'decryption-failed', says: 'cannot decrypt' }],
  [{ kind: 'access denied' }, { code: 'access-denied', says: 'IAM denies `secretsmanager:GetSecretValue`' }],
  [{ kind: 'truncated body' }, { code: 'unreachable', says: '127.0.0.1' }],
];

test.each(AT_THE_VALUE)('$kind at the value itself is told as that', async (fault, failed) => {
  const scene = await aScene();
  scene.aws.faults.add(fault, { api: 'GetSecretValue' });
  expect(await failBoth(scene, { ...failed, exitCode: 1 })).toEqual([]);
});

test.each(['hang', 'slow drip'] as const)('once gives up on a %s within 20 s of its first question', async (kind) => {
  const scene = await aScene();
  scene.aws.faults.add(kind === 'hang' ? { kind } : { kind, everyMs: 1000 });
  const ran = await runBoth(scene, {});
  const complaints = judge(scene, ran, { code: 'unreachable', says: 'answer', exitCode: 1 });
  const asked = scene.aws.calls.arrivals.find(({ accessKey }) => accessKey === JSON_KEY)?.at ?? 0;
  const gaveUp = Date.parse(eventsOf(ran.json).at(-1)?.at ?? '');
  expect([complaints, gaveUp - asked < 20_000]).toEqual([[], true]);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends a once that waits for AWS, in peace', async (signal, code) => {
  const { aws, human } = await aScene();
  aws.faults.add({ kind: 'hang' });
  const child = human.start(['once']);
  const end = ended(child);
  await vi.waitUntil(() => aws.calls.count() > 0, { timeout: 30_000 });
  child.kill(signal);
  expect([await end, human.read('.env')]).toEqual([{ code, stdout: '', stderr: '' }, BEFORE]);
});

test('refused connections are told with the address', async () => {
  const scene = await aScene();
  const closed = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => closed.once('listening', resolve));
  const address = closed.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await new Promise((resolve) => closed.close(resolve));
  const failed = { code: 'unreachable', says: `127.0.0.1:${port} refuses connections`, exitCode: 1 };
  expect(await failBoth(scene, failed, { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` })).toEqual([]);
});

test('a deleted secret keeps its value here and tells how to restore it', async () => {
  const scene = await aScene();
  scene.aws.secrets.delete(SECRET);
  expect(await failBoth(scene, { code: 'secret-deleted', says: 'marked for deletion', exitCode: 1 })).toEqual([]);
});

test('a secret in step that is deleted is told, though no version moved', async () => {
  const scene = await aScene();
  for (const shop of [scene.human, scene.json]) await shop.run(['once']);
  scene.aws.secrets.delete(SECRET);
  const [ran, after] = [await runBoth(scene, {}), [scene.human.read('.env'), scene.json.read('.env')]];
  const failed: Failed = { code: 'secret-deleted', says: 'marked for deletion', exitCode: 1 };
  const before: [string, string] = [BEFORE.replace('one', 'two'), BEFORE.replace('one', 'two')];
  expect(complaintsAbout({ ...ran, before, after }, failed)).toEqual([]);
});

test('no credentials at all are one message', async () => {
  const environment = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
  const failed = { code: 'credentials-missing', says: 'There are no AWS credentials', exitCode: 1 };
  expect(await failBoth(await aScene(), failed, environment)).toEqual([]);
});

test('an unknown profile is named', async () => {
  const environment = { AWS_PROFILE: 'nobody', AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
  const failed = { code: 'profile-missing', says: 'The profile nobody is not in', exitCode: 1 };
  expect(await failBoth(await aScene(), failed, environment)).toEqual([]);
});

test('a region without the secret is named', async () => {
  const failed = { code: 'secret-missing', says: 'is not in Secrets Manager in us-west-2', exitCode: 1 };
  expect(await failBoth(await aScene(), failed, { AWS_REGION: 'us-west-2' })).toEqual([]);
});

test('the fault gone, the next run writes', async () => {
  const { aws, json } = await aScene();
  const mend = aws.faults.add({ kind: 'internal error' });
  await json.run(['once']);
  mend();
  const { code } = await json.run(['once']);
  expect([code, json.read('.env')]).toEqual([0, BEFORE.replace('one', 'two')]);
});

test('the same check catches a tool that fails badly', () => {
  const stack = 'Error: cannot parse {"password":"KTCANARY-two"}\n    at JSON.parse (<anonymous>)\n';
  const human = { code: 0, stdout: '', stderr: stack };
  const json = {
    code: 0,
    stdout: '{"kind":"failed","problem":{"code":"unknown","message":"x","cure":""}}\n',
    stderr: '',
  };
  const failed = { code: 'aws-trouble', says: 'has trouble of its own', exitCode: 1 };
  expect(complaintsAbout({ human, json, before: [BEFORE], after: ['# mine\nDB_PASSWORD=\n'] }, failed)).toEqual([
    'human: exit 0',
    'human: told 0 times',
    'json: exit 0',
    'json: told unknown',
    'json: other words',
    'json: no cure',
    'shows a stack trace',
    'the values were not kept',
  ]);
});
