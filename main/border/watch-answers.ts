import { ProblemError } from '../domain/problem.ts';
import type { StatusDocument } from '../session/lines.ts';
import { type AnswerPorts, askOwner } from './asking.ts';
import type { Handlers } from './handlers.ts';

type View = StatusDocument['watches'][number];

/** Raises ProblemError when nobody watches it any more. */
export function viewOf({ session }: Pick<AnswerPorts, 'session'>, key: string): View {
  const view = session.views().find((one) => one.key === key);
  if (view) return view;
  const message = 'That secret is not watched any longer.';
  throw new ProblemError({ code: 'configuration', message, cure: 'Look at the list again.' });
}

type Answers = Pick<Handlers, 'checkNow' | 'pause' | 'resume' | 'choose' | 'removeTarget'>;

/** What it finds is told through the watches. */
async function checkOne({ carry, signal }: AnswerPorts, { projects, secret }: View): Promise<void> {
  const request = { command: 'once', isDry: false, adopt: false, accept: false } as const;
  await carry({ request: { ...request, projects: [...projects], secrets: [secret] }, send: () => undefined, signal });
}

export function watchAnswers(ports: AnswerPorts): Answers {
  const { session } = ports;
  return {
    async checkNow({ key }) {
      if (key === undefined) return session.checkNow().then(() => undefined);
      await checkOne(ports, viewOf(ports, key));
      await session.look();
      return undefined;
    },
    async pause({ key, until }) {
      await askOwner(ports, {
        command: 'pause',
        ...(key !== undefined && { key }),
        ...(until !== undefined && { until }),
      });
      await session.look();
    },
    async resume({ key }) {
      await askOwner(ports, { command: 'resume', ...(key !== undefined && { key }) });
      await session.look();
    },
    async choose({ key, target, choices }) {
      await askOwner(ports, { command: 'choose', key, target, choices: { ...choices } });
      await session.look();
    },
    async removeTarget({ key, target }) {
      const { projects } = viewOf(ports, key);
      await askOwner(ports, { command: 'remove-target', projects: [...projects], key, target });
      await session.look();
    },
  };
}
