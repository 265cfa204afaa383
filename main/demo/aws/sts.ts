import { escapeXml, type Fields } from './answer.ts';
import { requiredText } from './input.ts';
import { ACCOUNT, type Caller } from './signature.ts';
import type { World } from './world.ts';

export type StsCall = { readonly world: World; readonly input: Fields; readonly caller: Caller };

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

/** All sessions of a role share this key, so that counters and faults can name them. */
export function accessKeyOf(roleName: string): string {
  return `ASIA${roleName.toUpperCase().replace(/[^A-Z0-9]/g, '')}`.padEnd(16, 'X');
}

function getCallerIdentity({ caller }: StsCall): string {
  const identity = element('Arn', caller.principal) + element('UserId', caller.accessKey);
  return identity + element('Account', ACCOUNT);
}

/** Any role can be assumed; a fault scoped to its name makes it fail. */
function assumeRole({ world, input }: StsCall): string {
  const roleArn = requiredText(input, 'RoleArn', { min: 20, max: 2048 });
  const session = requiredText(input, 'RoleSessionName', { min: 2, max: 64 });
  const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  const accessKey = accessKeyOf(roleName);
  const principal = `arn:aws:sts::${ACCOUNT}:assumed-role/${roleName}/${session}`;
  world.principals.set(accessKey, principal);
  const expiresAt = world.clock.now() + Number(input.DurationSeconds ?? 3600) * 1000;
  const credentials =
    element('AccessKeyId', accessKey) +
    element('SecretAccessKey', 'stand-in-secret-access-key') +
    element('SessionToken', 'stand-in-session-token') +
    element('Expiration', new Date(expiresAt).toISOString());
  const user = element('AssumedRoleId', `AROASTANDIN:${session}`) + element('Arn', principal);
  return `<Credentials>${credentials}</Credentials><AssumedRoleUser>${user}</AssumedRoleUser>`;
}

/** Answers are the XML inside the result element. */
export const STS: Readonly<Record<string, (call: StsCall) => string>> = {
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
};
