import type { Ended } from '../support/ended.ts';
import { eventsOf } from './a-shop.ts';
import { complaintAbout } from './outputs.ts';

/** What a failed run must look like, in both of its voices. */
export type Failed = {
  readonly exitCode: number;
  readonly code: string;
  /** Words of the message. */
  readonly says: string;
};

type Seen = {
  readonly human: Ended;
  readonly json: Ended;
  /** The env files before and after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
};

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

function complaintsAboutHuman({ human }: Seen, { exitCode, says }: Failed): string[] {
  return [
    ...(human.code === exitCode ? [] : [`human: exit ${human.code}`]),
    ...(count(human.stderr, says) === 1 ? [] : [`human: told ${count(human.stderr, says)} times`]),
  ];
}

function complaintsAboutJson({ json }: Seen, { exitCode, code, says }: Failed): string[] {
  const problems = eventsOf(json).flatMap(({ problem }) => problem ?? []);
  const codes = problems.map((problem) => problem.code);
  return [
    ...(json.code === exitCode ? [] : [`json: exit ${json.code}`]),
    ...(codes.length === 1 && codes[0] === code ? [] : [`json: told ${codes.join(', ') || 'nothing'}`]),
    ...(problems.every(({ message }) => message.includes(says)) ? [] : ['json: other words']),
    ...(problems.every(({ cure }) => cure.length > 10) ? [] : ['json: no cure']),
  ];
}

/** All that is wrong with a failed run: its code, one clear message with a cure, no inside of Node, values kept. */
export function complaintsAbout(seen: Seen, failed: Failed): string[] {
  const { human, json, before, after } = seen;
  const shown = complaintAbout(human.stdout + human.stderr + json.stdout + json.stderr);
  return [
    ...complaintsAboutHuman(seen, failed),
    ...complaintsAboutJson(seen, failed),
    ...(shown === undefined ? [] : [`shows ${shown.replace(/ \(.*/, '')}`]),
    ...(JSON.stringify(before) === JSON.stringify(after) ? [] : ['the values were not kept']),
  ];
}
