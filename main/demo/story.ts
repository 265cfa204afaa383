import { relative } from 'node:path';
import type { DemoOutput } from './demo.ts';
import type { EnvCheck } from './env-check.ts';
import { MANAGED, type SampleProject } from './sample-project.ts';

type Followed = {
  readonly name: string;
  readonly elapsedMs: number;
  readonly check: EnvCheck;
  readonly isRight: boolean;
};

/** What a stranger reads. `isTrue` turns false when something said would not hold. */
export type Story = {
  readonly isTrue: boolean;
  opening(env: string): void;
  firstWrite(check: EnvCheck): void;
  rotates(secret: string, count: number): void;
  followed(followed: Followed): void;
  ending(): void;
};

type Setting = { readonly output: DemoOutput; readonly sample: SampleProject; readonly rotations?: number };

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

function openingText({ sample }: Setting, env: string): string {
  return `A secret rotates in AWS, and your .env follows. This shows it with a pretend AWS on this
computer, a real file and real rotations; nothing leaves 127.0.0.1.

The sample project is ${sample.project}. Its keyturn.yaml names two secrets, its .env is:

${indent(masked(env))}`;
}

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
    rotates: (secret, count) => say(`Rotation ${count}${total}: AWS gives ${secret} a new value.`),
    followed({ name, elapsedMs, check, isRight }) {
      note(check, isRight);
      const seconds = Math.max(0.1, elapsedMs / 1000).toFixed(1);
      const right = isRight ? 'has the new value, says the reader built into Node' : 'does not have the new value';
      say(`After ${seconds} s ${name} in .env ${right}.\n${linesSentence(check)}\n`);
    },
    ending: () => say(endingText(setting)),
  };
}
