import type { GetSecretValueResponse } from '@aws-sdk/client-secrets-manager';
import { ProblemError } from '../../domain/problem.ts';
import { Sealed } from '../../domain/sealed.ts';
import type { SecretContent, SecretVersion } from '../../domain/secret.ts';

function contentOf({ SecretString, SecretBinary }: GetSecretValueResponse): SecretContent | undefined {
  if (SecretString !== undefined) return { kind: 'text', text: new Sealed(SecretString) };
  if (SecretBinary === undefined) return undefined;
  return { kind: 'binary', base64: new Sealed(Buffer.from(SecretBinary).toString('base64')) };
}

/** Seals the value at once. An answer without a version or a value is not from Secrets Manager: ProblemError `aws-trouble`. */
export function versionOf(reply: GetSecretValueResponse): SecretVersion {
  const content = contentOf(reply);
  if (reply.VersionId && content) return { versionId: reply.VersionId, content };
  throw new ProblemError({
    code: 'aws-trouble',
    message: 'The answer holds no version or no value.',
    cure: 'Keyturn tries again by itself. If it stays, look at the configured endpoint.',
  });
}
