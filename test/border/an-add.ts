import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { addAnswers } from '../../main/border/add-answers.ts';
import type { AnswerPorts } from '../../main/border/asking.ts';
import { carryOut } from '../../main/compose.ts';
import { machineClock } from '../../main/machine-clock.ts';
import type { WatchDraft } from '../../preload/views.ts';
import { aHome, aStandIn, KEYS } from '../aws/aws-home.ts';

/** What the wizard asks, answered by a real owner in front of the stand-in. The projects that would run are only noted. */
export async function anAdd(files: Readonly<Record<string, string>> = {}) {
  const standIn = await aStandIn();
  const { home, write } = aHome({ ...KEYS, AWS_ENDPOINT_URL: standIn.url });
  const configDirectory = join(home, 'config');
  const project = join(home, 'shop');
  mkdirSync(project);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, name)), { recursive: true });
    writeFileSync(join(project, name), text, { mode: 0o600 });
  }
  const started: string[] = [];
  const stopping = new AbortController();
  const carrying = new Set<Promise<unknown>>();
  const carry: AnswerPorts['carry'] = (asked) => {
    const work = carryOut({ configDirectory, ...asked });
    carrying.add(work);
    return work;
  };
  onTestFinished(async () => {
    stopping.abort();
    await Promise.allSettled(carrying);
  });
  const ports: AnswerPorts = {
    face: 'window',
    version: '0',
    configDirectory,
    carry,
    fetch: () => Promise.reject(new Error('nobody reveals here')),
    session: {
      onEvent: () => () => undefined,
      views: () => [],
      isPaused: false,
      pause: undefined,
      calls: () => [],
      cost: () => undefined,
      projects: () => [],
      addProject: (directory) => void started.push(directory),
      removeProject: async () => undefined,
      checkNow: async () => undefined,
      look: async () => undefined,
      stop: async () => undefined,
    },
    clock: machineClock,
    surroundings: { environment: process.env, homeDirectory: home },
    signal: stopping.signal,
  };
  const draft = (changes: Partial<WatchDraft> = {}): WatchDraft => ({
    project,
    secret: 'dev/db',
    file: '.env',
    variables: { password: 'DB_PASSWORD' },
    readers: [],
    ...changes,
  });
  const read = (name: string): string => readFileSync(join(project, name), 'utf8');
  return { standIn, home, write, project, started, ports, draft, read, answers: addAnswers(ports) };
}
