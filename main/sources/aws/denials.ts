import type { CallContext } from '../../aws/context.ts';
import { whose } from '../../aws/login-cures.ts';
import type { Problem } from '../../domain/problem.ts';

/** `text` is AWS's own sentence: looked at, never passed on. */
type Denial = CallContext & { readonly text: string };

/** As an identifier: faces set what stands between backticks as code. */
function deniedAction({ text, api }: Denial): string {
  return `\`${/perform: ([a-z0-9-]+:[A-Za-z]+)/.exec(text)?.[1] ?? `secretsmanager:${api}`}\``;
}

/** Its only resource is `*` (Service Authorization Reference, AWS Secrets Manager). */
function listDenied(denial: Denial): Problem {
  return {
    code: 'access-denied',
    message: `IAM denies ${deniedAction(denial)} to ${whose(denial.access)}.`,
    cure: `Ask for ${deniedAction(denial)} on the resource *. A secret whose name is known needs no list.`,
  };
}

/** What an IAM policy, or the policy of a key, does not allow: the action and the profile by name. */
export function denied(denial: Denial): Problem {
  if (denial.api === 'ListSecrets') return listDenied(denial);
  const { access, secret, text } = denial;
  if (/kms/i.test(text)) {
    return {
      code: 'kms-denied',
      message: `KMS denies the decryption of ${secret} to ${whose(access)}.`,
      cure: 'Ask for `kms:Decrypt` on the KMS key of the secret, in the IAM policy or the key policy.',
    };
  }
  const action = deniedAction(denial);
  return {
    code: 'access-denied',
    message: `IAM denies ${action} on ${secret} to ${whose(access)}.`,
    cure: `Ask for ${action} on this secret; \`keyturn policy\` prints the policy these watches need.`,
  };
}
