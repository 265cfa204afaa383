import type { Aws } from '../../aws/aws.ts';
import type { MfaCodes } from '../../aws/mfa-codes.ts';
import type { ListedVersion, SecretPage } from '../../domain/catalog.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { SecretRef } from '../../domain/secret.ts';
import type { Source } from '../../engine/ports.ts';
import { noteAnswerTime } from './answered-at.ts';
import { type Calls, createCalls } from './calls.ts';
import { descriptionOf } from './description.ts';
import { listSecrets, placeRef, type SecretsQuestion } from './listing.ts';
import { markedForDeletion } from './problems.ts';
import { versionOf } from './version.ts';
import { listVersions } from './versions.ts';

let loading: Promise<typeof import('@aws-sdk/client-secrets-manager')> | undefined;

/** Asking Node again for a module that is there already costs more than a call needs. */
function loadSdk(): NonNullable<typeof loading> {
  loading ??= import('@aws-sdk/client-secrets-manager');
  return loading;
}

/** Beside the values: what there is to choose from, and the code that some profiles ask for. Every failure is a ProblemError. */
export type SecretsManager = Source & {
  list(question: SecretsQuestion, signal: AbortSignal): Promise<SecretPage>;
  versions(ref: SecretRef, signal: AbortSignal): Promise<ListedVersion[]>;
  /** Gets credentials with an MFA code; checks that waited for them go on. */
  answerCode(answer: { readonly profile: string; readonly code: string }, signal: AbortSignal): Promise<void>;
};

function describeWith(call: Calls): Source['describe'] {
  return (ref, signal) =>
    call({
      ref,
      signal,
      api: 'DescribeSecret',
      ask: async (client, abortSignal, access) => {
        const { DescribeSecretCommand } = await loadSdk();
        const command = new DescribeSecretCommand({ SecretId: ref.secret });
        const answerTime = noteAnswerTime(command);
        const reply = await client.send(command, { abortSignal });
        if (reply.DeletedDate) throw new ProblemError(markedForDeletion({ ...ref, access, api: 'DescribeSecret' }));
        return descriptionOf(reply, { region: access.region, answeredAt: answerTime() });
      },
    });
}

function fetchWith(call: Calls): Source['fetch'] {
  return (ref, signal) =>
    call({
      ref,
      signal,
      api: 'GetSecretValue',
      ask: async (client, abortSignal) => {
        const { GetSecretValueCommand } = await loadSdk();
        // Never with a VersionId: asking for both fails while a rotation moves the label.
        const command = new GetSecretValueCommand({ SecretId: ref.secret, VersionStage: ref.label });
        return versionOf(await client.send(command, { abortSignal }));
      },
    });
}

/** Asking for credentials is all: every call does, before anything leaves for Secrets Manager. */
function answerCodeWith(call: Calls, codes: MfaCodes): SecretsManager['answerCode'] {
  return async ({ profile, code }, signal) => {
    codes.put(profile, code);
    try {
      await call({ ref: placeRef({ profile }), signal, api: 'ListSecrets', ask: async () => undefined });
    } finally {
      codes.drop(profile);
    }
  };
}

/**
 * Secrets Manager by way of the AWS SDK, with credentials, region and endpoint found as the AWS CLI finds them. The SDK is loaded with
 * the first call.
 */
export function createSecretsManagerSource(aws: Aws): SecretsManager {
  const plain = createCalls(aws.surroundings, aws.connections);
  const call: Calls = (asked) => aws.expecting(() => plain(asked));
  const answerCode = answerCodeWith(call, aws.codes);
  return {
    describe: describeWith(call),
    fetch: fetchWith(call),
    list: (question, signal) => listSecrets(call, question, signal),
    versions: (ref, signal) => listVersions(call, ref, signal),
    answerCode: async (answer, signal) => {
      await answerCode(answer, signal);
      aws.logins.announce();
    },
    onLogin: aws.logins.subscribe,
    close: () => aws.close(),
  };
}
