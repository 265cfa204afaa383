import type { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';

/** The SDK hands out the parsed answer; its `Date` header (RFC 9110, 6.6.1: whole seconds) is only to be seen on the way. */
type Answer = { readonly headers?: Readonly<Record<string, string>> };

/** Notes when AWS answers this command, by AWS's own clock. Undefined, before and when the answer bears no date: epoch milliseconds. */
export function noteAnswerTime(command: DescribeSecretCommand): () => number | undefined {
  let answeredAt: number | undefined;
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const at = Date.parse((result.response as Answer).headers?.date ?? '');
      answeredAt = Number.isNaN(at) ? undefined : at;
      return result;
    },
    { step: 'deserialize', name: 'noteAnswerTime' },
  );
  return () => answeredAt;
}
