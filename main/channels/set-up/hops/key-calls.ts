import { DescribeKeyCommand, GetKeyPolicyCommand, KMSClient } from '@aws-sdk/client-kms';
import type { Opening } from '../../../aws/connections.ts';
import { type Asking, asker } from '../ask.ts';

const OPENING: Opening<KMSClient> = { open: async (config) => new KMSClient(config) };

export type KeyFacts = { readonly policy: string; readonly isAwsManaged: boolean; readonly isEnabled: boolean };

/** What set-up asks of KMS. Raises ProblemError. `key`: id, ARN or alias. */
export async function keyFacts(asking: Asking, key: string): Promise<KeyFacts> {
  const ask = asker(asking, { service: 'kms', opening: OPENING });
  const { KeyMetadata } = await ask((client, options) => client.send(new DescribeKeyCommand({ KeyId: key }), options));
  const isAwsManaged = KeyMetadata?.KeyManager === 'AWS' || /(^|:)alias\/aws\//.test(key);
  const isEnabled = KeyMetadata?.Enabled ?? true;
  const command = new GetKeyPolicyCommand({ KeyId: KeyMetadata?.KeyId ?? key, PolicyName: 'default' });
  const { Policy = '' } = await ask((client, options) => client.send(command, options));
  return { policy: Policy, isAwsManaged, isEnabled };
}
