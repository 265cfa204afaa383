import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SQSClient } from '@aws-sdk/client-sqs';

export function listen(
  parts: {
    readonly sqs: SQSClient;
    readonly secrets: SecretsManagerClient;
    readonly queueUrl: string;
    readonly fileOf: (name: string) => string;
    readonly onDurable: () => void;
    readonly state?: string | undefined;
  },
  signal: AbortSignal,
): Promise<void>;
