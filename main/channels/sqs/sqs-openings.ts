import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Opening } from '../../aws/connections.ts';

type Sdk = typeof import('@aws-sdk/client-sqs');
let loading: Promise<Sdk> | undefined;

/** Asking Node again for a module that is there already costs more than a call needs. */
export function loadSqs(): Promise<Sdk> {
  loading ??= import('@aws-sdk/client-sqs');
  return loading;
}

/**
 * The host of a queue URL is not followed: the region's endpoint, or a configured one, knows every queue by its URL, and no signed
 * request goes where a URL points. No MD5: TLS guards bodies already, FIPS systems lack it, and one bad body would fail nine others.
 */
const OPTIONS = { useQueueUrlAsEndpoint: false, md5: false } as const;

/** Ten seconds more than the longest poll. Retries are the channel's own: they wait by its clock. */
export const RECEIVING: Opening<SQSClient> = {
  requestTimeoutMs: 30_000,
  share: 'apart',
  async open(config) {
    const { SQSClient } = await loadSqs();
    return new SQSClient({ ...config, ...OPTIONS, maxAttempts: 1 });
  },
};

/** For what becomes of received messages. */
export const HANDLING: Opening<SQSClient> = {
  share: 'apart',
  async open(config) {
    const { SQSClient } = await loadSqs();
    return new SQSClient({ ...config, ...OPTIONS });
  },
};

/** For questions and set-up; longer than the longest poll. */
export const ASKING: Opening<SQSClient> = {
  requestTimeoutMs: 30_000,
  async open(config) {
    const { SQSClient } = await loadSqs();
    return new SQSClient({ ...config, ...OPTIONS });
  },
};

/** For what a server may not know: some answer late then (ElasticMQ after 21 s), with an error that would be tried again. */
export const ONCE: Opening<SQSClient> = {
  requestTimeoutMs: 5_000,
  async open(config) {
    const { SQSClient } = await loadSqs();
    return new SQSClient({ ...config, ...OPTIONS, maxAttempts: 1 });
  },
};
