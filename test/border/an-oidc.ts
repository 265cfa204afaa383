import type { Clock } from '../../main/engine/ports.ts';
import { aServer } from '../aws/aws-home.ts';

/** What CreateToken says, one after the other; the last is the token. */
export type Step = 'AuthorizationPending' | 'SlowDown' | 'ExpiredToken' | 'AccessDenied' | 'token';

const REPLIES: Readonly<Record<string, object>> = {
  '/client/register': { clientId: 'client', clientSecret: 'CANARY-client', clientSecretExpiresAt: 1_800_000_000 },
  '/device_authorization': {
    deviceCode: 'CANARY-device',
    userCode: 'ABCD-EFGH',
    verificationUri: 'https://device.test/',
    verificationUriComplete: 'https://device.test/?user_code=ABCD-EFGH',
    expiresIn: 600,
    interval: 1,
  },
};

/** The three calls of IAM Identity Center's OIDC service that a device makes. */
export async function anOidc(steps: readonly Step[]) {
  const asked: { readonly path: string; readonly body: unknown }[] = [];
  const left = [...steps];
  const url = await aServer((request, response) => {
    let text = '';
    request.on('data', (piece) => {
      text += piece;
    });
    request.on('end', () => {
      const path = request.url ?? '';
      asked.push({ path, body: JSON.parse(text) });
      const step = path === '/token' ? (left.shift() ?? 'token') : 'token';
      response.setHeader('content-type', 'application/json');
      if (step !== 'token') {
        response.writeHead(400, { 'x-amzn-errortype': `${step}Exception` });
        return response.end(JSON.stringify({ error: step }));
      }
      const token = { accessToken: 'CANARY-access', refreshToken: 'CANARY-refresh', expiresIn: 28_800 };
      return response.end(JSON.stringify(REPLIES[path] ?? token));
    });
  });
  return { url, asked };
}

/** Stands at one moment; short waits are over at once and noted. */
export function aQuickClock(now: number) {
  const waits: number[] = [];
  const clock: Clock = {
    now: () => now,
    random: () => 0,
    after(delayMs, callback) {
      if (delayMs >= 60_000) return () => undefined;
      waits.push(delayMs);
      const soon = setImmediate(callback);
      return () => clearImmediate(soon);
    },
  };
  return { clock, waits };
}
