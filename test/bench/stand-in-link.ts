import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type Order =
  /** New versions, by name of their secret. */
  | { readonly kind: 'put'; readonly values: Readonly<Record<string, string>>; readonly region: string }
  /** A queue that hears of every secret of its region. */
  | { readonly kind: 'queue'; readonly name: string; readonly region: string }
  /** Old news about secrets that are there, in turn. */
  | {
      readonly kind: 'backlog';
      readonly queueUrl: string;
      readonly region: string;
      readonly secrets: readonly string[];
      readonly messages: number;
    }
  /** How often an API was called. */
  | { readonly kind: 'count'; readonly api: string }
  /** Messages of a queue, received ones too. */
  | { readonly kind: 'left'; readonly queueUrl: string };
export type Answer =
  | { readonly kind: 'listening'; readonly url: string }
  | { readonly kind: 'done'; readonly url?: string; readonly count?: number };

/** A stand-in of AWS in another process. Region `eu-west-1` when absent. */
export type StandInLink = {
  readonly url: string;
  /** Gives these secrets a new version; resolves when it can be asked for. */
  put(values: Readonly<Record<string, string>>, region?: string): Promise<void>;
  /** Returns its URL. */
  queue(name: string, region?: string): Promise<string>;
  backlog(order: Omit<Extract<Order, { kind: 'backlog' }>, 'kind'>): Promise<void>;
  count(api: string): Promise<number>;
  left(queueUrl: string): Promise<number>;
  close(): Promise<void>;
};

const REGION = 'eu-west-1';

export async function startStandInProcess(): Promise<StandInLink> {
  const child = fork(join(import.meta.dirname, 'stand-in-process.ts'), { stdio: 'inherit' });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The stand-in ended.');
  });
  ended.catch(() => undefined);
  const answer = async (): Promise<Answer> => {
    const [message] = await Promise.race([once(child, 'message'), ended]);
    return message;
  };
  const ask = async (order: Order): Promise<Extract<Answer, { kind: 'done' }>> => {
    const done = answer();
    child.send(order);
    const answered = await done;
    if (answered.kind !== 'done') throw new Error('The stand-in started twice.');
    return answered;
  };
  const first = await answer();
  if (first.kind !== 'listening') throw new Error('The stand-in did not start.');
  return {
    url: first.url,
    put: async (values, region = REGION) => void (await ask({ kind: 'put', values, region })),
    queue: async (name, region = REGION) => (await ask({ kind: 'queue', name, region })).url ?? '',
    backlog: async (order) => void (await ask({ kind: 'backlog', ...order })),
    left: async (queueUrl) => (await ask({ kind: 'left', queueUrl })).count ?? 0,
    count: async (api) => (await ask({ kind: 'count', api })).count ?? 0,
    async close() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

let count = 0;

/** A database secret that differs from all before it. */
export function nextSecret(): string {
  count += 1;
  return JSON.stringify({ username: 'shop', password: `bench-${count}`, host: 'db.internal', port: 5432 });
}
