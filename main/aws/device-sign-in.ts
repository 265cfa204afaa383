import type { CreateTokenCommandOutput, SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import { type Problem, ProblemError } from '../domain/problem.ts';
import type { Clock } from '../engine/ports.ts';
import { openHandler } from './connections.ts';
import { endpointOf } from './endpoint.ts';
import { errorName } from './error-name.ts';
import { openNetwork } from './network.ts';
import { networkProblemOf } from './network-problems.ts';
import type { SignInWay, SsoSettings } from './sign-in-way.ts';
import { ssoCachePath, writeSsoToken } from './sso-cache.ts';

type Oidc = typeof import('@aws-sdk/client-sso-oidc');

export type DeviceSignIn = {
  readonly way: SignInWay & { readonly sso: SsoSettings };
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The page to open, and the code it should show. */
  readonly asks: (page: { readonly url: string; readonly code: string }) => void;
  /** Broken in a test on purpose. */
  readonly write?: typeof writeSsoToken;
};

/** Without an answer about it (RFC 8628, 3.2 and 3.5). */
const POLL_MS = 5_000;
const SLOWER_MS = 5_000;

function ended(message: string, cure = 'Sign in again.'): ProblemError {
  return new ProblemError({ code: 'login-expired', message, cure });
}

function problemOf(error: unknown, { way }: DeviceSignIn): Problem {
  if (error instanceof ProblemError) return error.problem;
  const network = error instanceof Error ? networkProblemOf(error, way.access) : undefined;
  const name = error instanceof Error ? errorName(error) : '';
  const message = `IAM Identity Center in ${way.sso.region} answered ${name || 'something unknown'} to the sign-in of ${way.profile}.`;
  return network ?? { code: 'unknown', message, cure: 'Check sso_start_url and sso_region of the profile.' };
}

function wait(delayMs: number, { clock, signal }: DeviceSignIn): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const cancel = clock.after(delayMs, resolve);
  const stop = (): void => {
    cancel();
    reject(ended('The sign-in was stopped.'));
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return promise.finally(() => signal.removeEventListener('abort', stop));
}

type Registered = { readonly clientId: string; readonly clientSecret: string };
type Polling = Registered & { readonly deviceCode: string };

/** Until the person said yes or no in the browser, or the code is too old. */
async function poll(client: SSOOIDCClient, polling: Polling & { intervalMs: number }, of: DeviceSignIn, oidc: Oidc) {
  const { intervalMs, ...codes } = polling;
  const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
  let pauseMs = intervalMs;
  for (;;) {
    await wait(pauseMs, of);
    try {
      return await client.send(new oidc.CreateTokenCommand({ ...codes, grantType }), { abortSignal: of.signal });
    } catch (error) {
      const name = error instanceof Error ? errorName(error) : '';
      if (name === 'SlowDown') pauseMs += SLOWER_MS;
      else if (name === 'ExpiredToken') throw ended('Nobody confirmed the sign-in in time.');
      else if (name === 'AccessDenied') throw ended('The sign-in was refused in the browser.');
      else if (name !== 'AuthorizationPending') throw error;
    }
  }
}

function keep(reply: CreateTokenCommandOutput, registered: Registered & { expiresAt: number }, of: DeviceSignIn): void {
  const { accessToken, expiresIn = 0, refreshToken } = reply;
  if (!accessToken) throw ended('IAM Identity Center gave no token.');
  const { sso, access } = of.way;
  const path = ssoCachePath(sso, access.surroundings.homeDirectory);
  (of.write ?? writeSsoToken)(path, sso, {
    accessToken,
    expiresAt: of.clock.now() + expiresIn * 1000,
    clientId: registered.clientId,
    clientSecret: registered.clientSecret,
    registrationExpiresAt: registered.expiresAt,
    ...(refreshToken !== undefined && { refreshToken }),
  });
}

async function run(client: SSOOIDCClient, oidc: Oidc, of: DeviceSignIn): Promise<void> {
  const { sso } = of.way;
  const options = { abortSignal: of.signal };
  const register = new oidc.RegisterClientCommand({
    clientName: `keyturn-${sso.session ?? 'profile'}`,
    clientType: 'public',
    ...(sso.scopes.length > 0 && { scopes: [...sso.scopes] }),
  });
  const { clientId = '', clientSecret = '', clientSecretExpiresAt = 0 } = await client.send(register, options);
  const registered = { clientId, clientSecret };
  const start = new oidc.StartDeviceAuthorizationCommand({ ...registered, startUrl: sso.startUrl });
  const device = await client.send(start, options);
  const { deviceCode = '', userCode: code = '', verificationUriComplete, verificationUri = '', interval } = device;
  of.asks({ url: verificationUriComplete ?? verificationUri, code });
  const intervalMs = interval === undefined ? POLL_MS : interval * 1000;
  const token = await poll(client, { ...registered, deviceCode, intervalMs }, of, oidc);
  keep(token, { ...registered, expiresAt: clientSecretExpiresAt * 1000 }, of);
}

/** Signs in as `aws sso login --use-device-code` does (RFC 8628), for machines without the AWS CLI. Raises ProblemError. */
export async function signInByDevice(of: DeviceSignIn): Promise<void> {
  const { access, sso, profile } = of.way;
  const { profiles, surroundings } = access;
  const oidc = await import('@aws-sdk/client-sso-oidc');
  const endpoint = endpointOf({ service: 'sso_oidc', settings: profiles.find(profile), profiles, surroundings });
  const network = openNetwork(surroundings);
  try {
    const client = new oidc.SSOOIDCClient({
      region: sso.region,
      requestHandler: await openHandler(access, network),
      ...(endpoint ? { endpoint } : { ignoreConfiguredEndpointUrls: true }),
    });
    await run(client, oidc, of);
  } catch (error) {
    throw of.signal.aborted ? ended('The sign-in was stopped.') : new ProblemError(problemOf(error, of));
  } finally {
    network.close();
  }
}
