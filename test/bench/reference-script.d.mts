import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

export function bringUp(
  client: SecretsManagerClient,
  options: { readonly secret: string; readonly file: string; readonly state: string },
): Promise<void>;
