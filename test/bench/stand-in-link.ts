import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** New versions, by name of their secret. */
export type Order = { readonly put: Readonly<Record<string, string>> };
export type Answer = { readonly kind: 'listening'; readonly url: string } | { readonly kind: 'done' };

/** A stand-in of AWS in another process. */
export type StandInLink = {
  readonly url: string;
  /** Gives these secrets a new version; resolves when it can be asked for. */
  put(values: Order['put']): Promise<void>;
  close(): Promise<void>;
};

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
  const first = await answer();
  if (first.kind !== 'listening') throw new Error('The stand-in did not start.');
  return {
    url: first.url,
    async put(values) {
      const done = answer();
      child.send({ put: values } satisfies Order);
      await done;
    },
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
