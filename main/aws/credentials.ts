import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@aws-sdk/types';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Access } from './context.ts';
import { endpointOf } from './endpoint.ts';
import type { MfaCodes } from './mfa-codes.ts';
import { profileFiles } from './profiles.ts';
import { roleAssumers } from './role-assumers.ts';
import type { AwsService } from './services.ts';

/** As the SDK: what is good for less is fetched anew. */
const FRESH_FOR_MS = 300_000;

type InnerClient = {
  readonly requestHandler: NodeHttpHandler;
  readonly endpoint?: string;
  readonly ignoreConfiguredEndpointUrls?: true;
};

/** Without it the SDK would send these calls where AWS_PROFILE or `default` points, whatever this profile says. */
function innerClient(service: AwsService, access: Access, requestHandler: NodeHttpHandler): InnerClient {
  const { profiles, surroundings, settings } = access;
  const endpoint = endpointOf({ service, settings, profiles, surroundings });
  return endpoint ? { requestHandler, endpoint } : { requestHandler, ignoreConfiguredEndpointUrls: true };
}

/** The options of the SDK's providers: this profile's endpoints, proxy and certificates. */
async function providerOptions(access: Access, requestHandler: NodeHttpHandler) {
  const { environment } = access.surroundings;
  const { configFile: configFilepath, credentialsFile: filepath } = profileFiles(access.surroundings);
  const ownRegion = environment.AWS_REGION || environment.AWS_DEFAULT_REGION || access.settings?.region;
  const sts = { ...innerClient('sts', access, requestHandler), region: ownRegion ?? access.region };
  return {
    profile: access.profileName,
    configFilepath,
    filepath,
    ignoreCache: true,
    clientConfig: innerClient(access.base.origin === 'login' ? 'signin' : 'sso', access, requestHandler),
    ...roleAssumers(sts),
  };
}

type Means = { readonly requestHandler: NodeHttpHandler; readonly codes: MfaCodes };

async function provide(access: Access, { requestHandler, codes }: Means): Promise<AwsCredentialIdentity> {
  const { fromEnv, fromIni, fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  // The CLI prefers keys in the environment; the SDK's own chain would prefer AWS_PROFILE.
  if (access.base.origin === 'environment') return fromEnv()();
  const mfaCodeProvider = codes.providerOf(access.profileName);
  const options = { ...(await providerOptions(access, requestHandler)), ...(mfaCodeProvider && { mfaCodeProvider }) };
  const isAnywhere = access.profile === undefined && access.base.origin === 'machine' && !access.settings?.role_arn;
  return isAnywhere ? fromNodeProviderChain(options)() : fromIni(options)();
}

/** Kept until five minutes before they expire; a failure is not kept. */
export async function credentialsOf(
  access: Access,
  requestHandler: NodeHttpHandler,
  codes: MfaCodes,
): Promise<AwsCredentialIdentityProvider> {
  const { memoize } = await import('@smithy/core/config');
  return memoize(
    () => provide(access, { requestHandler, codes }),
    ({ expiration }) => expiration !== undefined && expiration.getTime() - Date.now() < FRESH_FOR_MS,
    ({ expiration }) => expiration !== undefined,
  );
}
