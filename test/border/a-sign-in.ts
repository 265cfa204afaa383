import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { signInAnswers } from '../../main/border/sign-in.ts';
import type { Told } from '../../preload/contract.ts';
import { anAdd } from './an-add.ts';

type SignInTold = Told<'signInTold'>;

/** The answers that sign in, with a PATH that has only what the test puts there. */
export async function aSignIn(config: string, aws?: string) {
  const { ports, home, standIn, write } = await anAdd();
  const bin = join(home, 'bin');
  mkdirSync(bin);
  write('.aws/config', config);
  if (aws !== undefined) chmodSync(write('bin/aws', `#!/bin/sh\n${aws}\n`), 0o755);
  vi.stubEnv('PATH', aws === undefined ? bin : `${bin}:/usr/bin:/bin`);
  const told: SignInTold[] = [];
  const waiting: { readonly wanted: RegExp; readonly found: () => void }[] = [];
  const tell = (_name: string, one: unknown): void => {
    const said = one as SignInTold;
    told.push(said);
    for (const { wanted, found } of waiting) if (wanted.test(said.text)) found();
  };
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  const { signal } = stopping;
  return {
    home,
    standIn,
    write,
    ports,
    told,
    texts: () => told.map(({ text }) => text),
    heard: (wanted: RegExp) => new Promise<void>((found) => waiting.push({ wanted, found })),
    stop: () => stopping.abort(),
    answers: (changes: Partial<typeof ports> = {}) => signInAnswers({ ...ports, signal, ...changes }, tell),
  };
}
