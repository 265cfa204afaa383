import { ProblemError } from '../../../domain/problem.ts';

/** What the URL of a queue says. `region`: absent for servers other than AWS's own. */
export type QueueAddress = {
  readonly url: string;
  readonly name: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region?: string;
};

const EXAMPLE = 'https://sqs.eu-west-1.amazonaws.com/123456789012/NAME';
/** `sqs.REGION.…`, `sqs-fips.REGION.…`, behind a VPC endpoint too, and the old `REGION.queue.amazonaws.com`. */
const REGIONS = [
  /(?:^|\.)sqs(?:-fips)?\.([a-z]{2}[a-z0-9-]+-\d+)\./,
  /^([a-z]{2}[a-z0-9-]+-\d+)\.queue\.amazonaws\.com$/,
];
const PATH = /^\/(\d{12})\/([A-Za-z0-9_-]{1,80}(?:\.fifo)?)$/;

function wrong(message: string): ProblemError {
  return new ProblemError({ code: 'configuration', message, cure: `A queue URL looks like ${EXAMPLE}.` });
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Raises ProblemError `configuration` for what is no URL of a queue. */
export function parseQueueUrl(text: string): QueueAddress {
  const url = URL.parse(text);
  if (!url) throw wrong('That is not the URL of a queue.');
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  if (!isSafe) throw wrong('The queue URL must begin with https://.');
  if (url.username || url.password || url.search || url.hash) throw wrong('The queue URL has parts it cannot have.');
  const [, account, name] = PATH.exec(url.pathname) ?? [];
  if (account === undefined || name === undefined) throw wrong('The queue URL does not end in /ACCOUNT/NAME.');
  const region = REGIONS.map((pattern) => pattern.exec(url.hostname)?.[1]).find((found) => found !== undefined);
  return { url: url.href, name, account, ...(region !== undefined && { region }) };
}
