import { unreachable } from '../../domain/unreachable.ts';
import { type Credential, isSame } from './credential-file.ts';
import { basicOf, isBearer } from './tokens.ts';
import { type Asked, headerOf, REFUSED, type Verdict } from './verdict.ts';

function isProven(asked: Asked, credential: Credential): boolean {
  switch (credential.kind) {
    case 'api key':
      return isSame(credential.digest, headerOf(asked, credential.header) ?? '');
    case 'basic':
      return isSame(credential.digest, basicOf(headerOf(asked, 'authorization')) ?? '');
    case 'oauth':
      return isBearer(headerOf(asked, 'authorization'), asked.now, credential);
    case 'relay':
      return false;
    default:
      return unreachable(credential);
  }
}

/** An EventBridge API destination. The answer leaves before anything is fetched: EventBridge waits five seconds. */
export function judgeApiDestination(asked: Asked, credential: Credential): Verdict {
  return isProven(asked, credential) ? { status: 204, accepted: asked.body } : REFUSED;
}
