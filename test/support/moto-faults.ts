import type { AwsServer } from './aws-server.ts';

/** Makes a secret of its own under this name and tells whether the server differs from AWS. */
type Probe = (aws: AwsServer, name: string) => Promise<boolean>;

async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** Where moto 5.2.5 differs from AWS in what Keyturn's tests touch; seen by running it. A test tries each one anew. */
export const MOTO_FAULTS = {
  'a default read is stale after a label move': async (aws, name) => {
    const first = await aws.put(name, 'old');
    await aws.rotate(name, 'new');
    await aws.moveLabel('AWSCURRENT', name, first);
    return (await aws.client().getSecretValue({ SecretId: name })).SecretString !== 'old';
  },
  'what is not there is HTTP 404': async (aws, name) => {
    const error = await errorOf(aws.client().describeSecret({ SecretId: name }));
    const metadata: unknown = error instanceof Error ? Reflect.get(error, '$metadata') : undefined;
    return typeof metadata === 'object' && metadata !== null && Reflect.get(metadata, 'httpStatusCode') === 404;
  },
  'a deleted secret can be written': async (aws, name) => {
    await aws.put(name, 'old');
    await aws.deleteSecret(name);
    return (await errorOf(aws.rotate(name, 'new'))) === undefined;
  },
  'values larger than 64 KiB are taken': async (aws, name) =>
    (await errorOf(aws.put(name, 'x'.repeat(65_537)))) === undefined,
} as const satisfies Record<string, Probe>;

export type MotoFault = keyof typeof MOTO_FAULTS;

/** Does this server differ from AWS in this? For tests that must know. */
export function hasFault({ name }: Pick<AwsServer, 'name'>, fault: MotoFault): boolean {
  return name === 'moto' && Object.hasOwn(MOTO_FAULTS, fault);
}
