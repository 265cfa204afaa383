import type { Problem } from '../domain/problem.ts';
import type { Access } from './context.ts';
import { SERVICES } from './services.ts';

const WAIT = 'Keyturn tries again by itself; the values written last stay.';

function hostOf({ endpoint, region, service }: Access): string {
  return endpoint ? new URL(endpoint).host : `${SERVICES[service].host}.${region}.amazonaws.com`;
}

type Told = (access: Access) => Problem;

function unreachable(what: (host: string) => string, cure: string): Told {
  return (access) => ({ code: 'unreachable', message: what(hostOf(access)), cure });
}

const untrusted: Told = (access) => ({
  code: 'certificate-untrusted',
  message: `The certificate that ${hostOf(access)} shows is not trusted here.`,
  cure: 'Behind a company proxy, point AWS_CA_BUNDLE to the file with its certificates.',
});

const unknownHost = unreachable(
  (host) => `The name ${host} cannot be resolved: offline, or the region or endpoint is wrong.`,
  `Check the network, the region and AWS_ENDPOINT_URL. ${WAIT}`,
);
const refused = unreachable((host) => `${host} refuses connections.`, `Check AWS_ENDPOINT_URL and the proxy. ${WAIT}`);
const cut = unreachable((host) => `The connection to ${host} was cut.`, `Check the network. ${WAIT}`);
const noRoute = unreachable((host) => `There is no network path to ${host}.`, `Check the network. ${WAIT}`);
const silent = unreachable((host) => `${host} does not answer in time.`, `Check the network, VPN and proxy. ${WAIT}`);
const proxy = unreachable(
  (host) => `The proxy does not let Keyturn through to ${host}.`,
  'Check HTTPS_PROXY, its user name and password, and NO_PROXY.',
);
const notAws = unreachable(
  (host) => `Something between here and ${host} answers in place of AWS: a login page of the network, or a proxy.`,
  `Open a web page to log in to the network, or check AWS_ENDPOINT_URL. ${WAIT}`,
);

/** By the `code` of Node's errors, or the name the SDK gives them. */
const TOLD: Readonly<Record<string, Told>> = {
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  ECONNREFUSED: refused,
  ECONNRESET: cut,
  ECONNABORTED: cut,
  EPIPE: cut,
  EHOSTUNREACH: noRoute,
  ENETUNREACH: noRoute,
  ENETDOWN: noRoute,
  EADDRNOTAVAIL: noRoute,
  ETIMEDOUT: silent,
  TimeoutError: silent,
  ERR_PROXY_TUNNEL: proxy,
  SyntaxError: notAws,
  EPROTO: notAws,
  ERR_SSL_WRONG_VERSION_NUMBER: notAws,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: notAws,
  HPE_INVALID_CONSTANT: notAws,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  CERT_HAS_EXPIRED: untrusted,
  CERT_NOT_YET_VALID: untrusted,
  ERR_TLS_CERT_ALTNAME_INVALID: untrusted,
};

function wordsOf(error: Error): string[] {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const cause = error.cause instanceof Error ? wordsOf(error.cause) : [];
  // The SSO provider keeps only the text of what went wrong below it.
  const inText =
    error.name === 'CredentialsProviderError' ? (/\b(E[A-Z_]{3,}|TimeoutError)\b/.exec(error.message) ?? []) : [];
  return [code, ...inText, ...cause, error.name];
}

/** Undefined when AWS itself answered. */
export function networkProblemOf(error: Error, access: Access): Problem | undefined {
  const word = wordsOf(error).find((one) => Object.hasOwn(TOLD, one));
  return word === undefined ? undefined : TOLD[word]?.(access);
}

/** Nobody answered in time. */
export function silence(access: Access): Problem {
  return silent(access);
}
