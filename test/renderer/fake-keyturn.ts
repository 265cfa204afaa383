import type { Ask, Keyturn, RequestName, Value } from '../../preload/contract.ts';
import type { Answer, Problem } from '../../preload/plain.ts';
import * as acts from './fake/acts.ts';
import * as adding from './fake/adding.ts';
import { channelAnswers } from './fake/channels.ts';
import { watchDetail } from './fake/detail.ts';
import { historyOf } from './fake/history.ts';
import { HEALTH, SETTINGS } from './fake/settings.ts';
import { type State, viewOf } from './fake/states.ts';
import { HOME } from './fake/watches.ts';
import { openWorld, type World } from './fake/world.ts';

import { databaseDetail, QUARTER } from './fake-watch.ts';

/** The default: what the mocks show. */
const QUARTER_SIZE = 60;

export type FakeKeyturn = Keyturn & {
  readonly world: World;
  readonly asked: { readonly name: string; readonly ask: unknown }[];
};

type Answers = { readonly [Name in RequestName]: (ask: Ask<Name>) => Value<Name> | Problem | Promise<never> };

const GONE: Problem = { code: 'unreachable', message: 'Keyturn does not answer.', cure: 'Start it again.' };
const DENIED: Problem = {
  code: 'access-denied',
  message: 'IAM denies `secretsmanager:ListSecrets` to profile dev.',
  cure: 'Enter a name or an ARN; listing is not needed for a watch.',
};

const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'cure' in answer;

function answersOf(world: World, state: State, historySize: number): Answers {
  let settings = SETTINGS;
  const isEmpty = state === 'empty';
  return {
    getView: () => (state === 'failed' ? GONE : world.view()),
    checkNow: (ask) => void acts.checkNow(world, ask),
    pause: (ask) => void acts.pause(world, ask),
    resume: (ask) => void acts.resume(world, ask),
    mute: ({ key, isMuted }) => void world.changeWatches(key, (row) => ({ ...row, isMuted })),
    getWatch: ({ key }) =>
      (state === 'denied' ? undefined : databaseDetail(world.view(), key)) ??
      watchDetail(world.view(), key, state === 'denied') ??
      GONE,
    choose: (ask) => void acts.choose(world, ask),
    removeTarget: (ask) => void acts.removeTarget(world, ask),
    reveal: () => undefined,
    copyValue: () => undefined,
    copyText: () => undefined,
    getHistory: (ask) => (isEmpty ? [] : historySize === QUARTER_SIZE ? QUARTER : historyOf(ask, historySize)),
    exportHistory: ({ format }) => ({
      name: `keyturn-history.${format}`,
      text: format === 'json' ? '[]' : 'at,kind\n',
    }),
    getHealth: () => HEALTH,
    getSettings: () => settings,
    setPreferences: (preferences) => {
      settings = { ...settings, preferences };
      return settings;
    },
    setProfile: ({ name, local }) => {
      const { [name]: _, ...others } = settings.profiles;
      settings = { ...settings, profiles: { ...others, ...(local !== undefined && { [name]: local }) } };
      return settings;
    },
    getPlaces: () => ({
      profiles: ['dev', 'billing-dev', 'staging-sso', 'shared', 'sandbox'],
      regions: ['eu-west-1', 'eu-central-1', 'us-east-1'],
    }),
    listSecrets: (ask) => (state === 'denied' ? DENIED : adding.listSecrets(ask)),
    getFields: () => adding.FIELDS,
    preview: adding.previewOf,
    addWatch: () => undefined,
    chooseFolder: () => ({ folder: `${HOME}/shop` }),
    scan: ({ folder }) => adding.proposals(folder),
    addProject: () => undefined,
    removeProject: () => undefined,
    getTrust: () => ({
      fingerprint: 'f00d',
      lines: ['secret dev/shop/database in eu-west-1', 'file .env', 'runs docker compose up -d'],
    }),
    trust: () => undefined,
    signIn: (ask) => void acts.signIn(world, ask),
    answerCode: () => undefined,
    openTarget: () => undefined,
    openPage: () => ({}),
    startDemo: () => void world.change(viewOf('now')),
    ...channelAnswers(isEmpty),
  };
}

export type FakeOptions = { readonly state: State; readonly historySize?: number };

/** Keyturn as a window sees it, without anything behind it: believable, and in any state. */
export function fakeKeyturn({ state, historySize = QUARTER_SIZE }: FakeOptions): FakeKeyturn {
  const world = openWorld(viewOf(state));
  const answers = answersOf(world, state, historySize);
  const asked: FakeKeyturn['asked'] = [];
  return {
    world,
    asked,
    on: world.on,
    async ask<Name extends RequestName>(name: Name, ask: Ask<Name>): Promise<Answer<Value<Name>>> {
      asked.push({ name, ask });
      if (state === 'loading') return new Promise(() => {});
      await new Promise((resolve) => setTimeout(resolve, 5));
      const value = answers[name](ask);
      return isProblem(value) ? { ok: false, problem: value } : { ok: true, value: (await value) as Value<Name> };
    },
  };
}
