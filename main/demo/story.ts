import { relative } from 'node:path';
import type { Cause } from '../domain/event.ts';
import type { DemoOutput } from './demo.ts';
import type { EnvCheck } from './env-check.ts';
import { MANAGED, type SampleProject } from './sample-project.ts';

type Followed = {
  readonly name: string;
  readonly elapsedMs: number;
  readonly check: EnvCheck;
  readonly isRight: boolean;
  /** How Keyturn learned of it. */
  readonly cause?: Cause;
  /** Its event was lost on the way. */
  readonly isLost: boolean;
};

type Rotating = { readonly secret: string; readonly count: number; readonly isLost: boolean };

/** What a stranger reads. `isTrue` turns false when something said would not hold. */
export type Story = {
  readonly isTrue: boolean;
  opening(env: string): void;
  firstWrite(check: EnvCheck): void;
  rotates(rotating: Rotating): void;
  followed(followed: Followed): void;
  ending(): void;
};

type Setting = {
  readonly output: DemoOutput;
  readonly sample: SampleProject;
  readonly rotations?: number;
  readonly isPush: boolean;
  readonly sweepSeconds: number;
};

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '    ');
}

/** Values are eight dots, whatever their length. */
function masked(env: string): string {
  return MANAGED.reduce((text, name) => text.replace(new RegExp(`^(${name}=).+$`, 'm'), '$1••••••••'), env);
}

function linesSentence({ foreignChanges, untouchedLines }: EnvCheck): string {
  return foreignChanges === 0
    ? `The other ${untouchedLines} lines are byte for byte what they were.`
    : `${foreignChanges} other lines changed, which must not happen.`;
}

const ASKED = 'Keyturn asks AWS every second; your own interval would be minutes.';

function pushText({ sweepSeconds }: Setting): string {
  return `An event of EventBridge brings each rotation to a queue, and Keyturn waits at the queue. Events can be lost, so
it also sweeps: here every ${sweepSeconds} s, in real use every 15 minutes. Every third event of this demo is lost on purpose.`;
}

function openingText(setting: Setting, env: string): string {
  const { sample, isPush } = setting;
  return `A secret rotates in AWS, and your .env follows. This shows it with a pretend AWS on this
computer, a real file and real rotations; nothing leaves 127.0.0.1.

${isPush ? pushText(setting) : ASKED}

The sample project is ${sample.project}. Its keyturn.yaml names two secrets, its .env is:

${indent(masked(env))}`;
}

const LEARNED = { event: ' (learned by the event)', sweep: ' (learned by the sweep)' } as const;

function endingText({ sample }: Setting): string {
  const folder = relative(process.cwd(), sample.project);
  const project = folder.startsWith('..') || folder === '' ? sample.project : folder;
  return `
That was all: no restart, no copy and paste, no value on screen. Look at what is left:
    ${project}/.env            the file as it is now
    ${project}/keyturn.yaml    all it took

Next, with your own AWS, in your own project:
    keyturn init                                           writes a keyturn.yaml
    keyturn add dev/my/secret --env .env --prefix DB_      names a secret and where it goes
    keyturn once                                           brings it in step
    keyturn watch                                          and keeps it there
    keyturn channel deploy me                              makes the queue that events come to
From a checkout say \`npm run keyturn -- --project DIR\` for \`keyturn\`. \`keyturn doctor\` tells what is missing.`;
}

/** Tells the demo to people; the events between its sentences are the product's own. */
export function createStory(setting: Setting): Story {
  const { say } = setting.output;
  const total = setting.rotations === undefined ? '' : ` of ${setting.rotations}`;
  let isTrue = true;
  const note = (check: EnvCheck, isRight: boolean): void => {
    isTrue &&= isRight && check.foreignChanges === 0;
  };
  return {
    get isTrue() {
      return isTrue;
    },
    opening: (env) => say(`${openingText(setting, env)}\nKeyturn starts to watch:`),
    firstWrite(check) {
      note(check, true);
      say(`${linesSentence(check)}\n`);
    },
    rotates: ({ secret, count, isLost }) =>
      say(
        `Rotation ${count}${total}: AWS gives ${secret} a new value.${isLost ? ' Its event is lost on the way.' : ''}`,
      ),
    followed({ name, elapsedMs, check, isRight, isLost, cause }) {
      const isAsTold = !setting.isPush || (cause === 'sqs') === !isLost;
      note(check, isRight && isAsTold);
      const after =
        elapsedMs < 1000 ? `${Math.max(1, Math.round(elapsedMs))} ms` : `${(elapsedMs / 1000).toFixed(1)} s`;
      const how = setting.isPush ? LEARNED[cause === 'sqs' ? 'event' : 'sweep'] : '';
      const right = isRight ? 'has the new value, says the reader built into Node' : 'does not have the new value';
      say(`After ${after} ${name} in .env ${right}${how}.\n${linesSentence(check)}\n`);
    },
    ending: () => say(endingText(setting)),
  };
}
