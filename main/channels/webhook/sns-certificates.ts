import { X509Certificate } from 'node:crypto';

/** Text of a page at SNS; follows no redirect, raises whatever goes wrong. */
export type GetText = (url: string, signal: AbortSignal) => Promise<string>;

const ANSWER_WITHIN_MS = 4_000;
const MOST_CHARACTERS = 32 * 1024;
const MOST_KEPT = 32;
/** Anybody who knows the topic's name can make us look one up: no more than this in a minute. */
const MOST_LOOKS = 20;
const MINUTE = 60_000;

/** By way of Node's own `fetch`. */
export const getText: GetText = async (url, signal) => {
  const reply = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
  });
  if (!reply.ok) throw new Error('not there');
  const text = await reply.text();
  if (text.length > MOST_CHARACTERS) throw new Error('too large');
  return text;
};

export type Certificates = {
  /** Undefined when there is none that is valid now. Never rejects. */
  at(url: string, now: number): Promise<X509Certificate | undefined>;
};

function isInForce({ validFromDate, validToDate }: X509Certificate, now: number): boolean {
  return validFromDate.getTime() <= now && now <= validToDate.getTime();
}

/** `url` was looked at before: it is one of SNS. */
export function createCertificates(get: GetText, signal: AbortSignal): Certificates {
  const kept = new Map<string, Promise<X509Certificate | undefined>>();
  let looks: readonly number[] = [];
  const look = async (url: string): Promise<X509Certificate | undefined> => {
    try {
      return new X509Certificate(await get(url, signal));
    } catch {
      return undefined;
    }
  };
  return {
    async at(url, now) {
      looks = looks.filter((at) => now - at < MINUTE);
      if (!kept.has(url) && looks.length >= MOST_LOOKS) return undefined;
      if (!kept.has(url)) looks = [...looks, now];
      const found = kept.get(url) ?? look(url);
      kept.set(url, found);
      if (kept.size > MOST_KEPT) kept.delete([...kept.keys()][0] ?? '');
      const certificate = await found;
      if (certificate === undefined) kept.delete(url);
      return certificate && isInForce(certificate, now) ? certificate : undefined;
    },
  };
}
