/** What AWS asks for calls of one kind. `free`: so many a month cost nothing, all users of an account together. */
export type Price = { readonly callsADollar: number; readonly free: number };

const NOTHING: Price = { callsADollar: Number.POSITIVE_INFINITY, free: 0 };

/** AWS Secrets Manager pricing: $0.05 per 10,000 calls, of whichever API, in every region. */
export const SECRETS_MANAGER: Price = { callsADollar: 200_000, free: 0 };

/**
 * By service, as `~/.aws/config` spells it; US dollars, list prices of us-east-1. SQS: $0.40 per million requests of a standard queue
 * behind the first million. SNS: $0.50 per million behind the first. KMS: $0.03 per 10,000 behind the first 20,000. CloudFormation asks
 * nothing for resources of AWS, STS and the sign-in services nothing at all. (Pricing pages of each, 2026.)
 */
const PRICES: Readonly<Record<string, Price>> = {
  secrets_manager: SECRETS_MANAGER,
  sqs: { callsADollar: 2_500_000, free: 1_000_000 },
  sns: { callsADollar: 2_000_000, free: 1_000_000 },
  kms: { callsADollar: 10_000 / 0.03, free: 20_000 },
  eventbridge: NOTHING,
  cloudformation: NOTHING,
  sts: NOTHING,
  sso: NOTHING,
  sso_oidc: NOTHING,
  signin: NOTHING,
};

/** EventBridge asks for events that we send, $1 per million, and for nothing else that we do (EventBridge pricing, "Custom events"). */
const PUT_EVENTS: Price = { callsADollar: 1_000_000, free: 0 };

/** Undefined for a service without a price here. */
export function priceOf(service: string, api: string): Price | undefined {
  if (service === 'eventbridge' && api === 'PutEvents') return PUT_EVENTS;
  return Object.hasOwn(PRICES, service) ? PRICES[service] : undefined;
}

/** How many of so many calls of a month are paid for. */
export function paidOf(count: number, { free }: Price): number {
  return Math.max(0, count - free);
}
