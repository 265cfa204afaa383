import { signInByDevice } from '../aws/device-sign-in.ts';
import { type SignInWay, signInWayOf } from '../aws/sign-in-way.ts';
import { type Problem, ProblemError } from '../domain/problem.ts';
import { type AnswerPorts, askOwner } from './asking.ts';
import { runAws } from './aws-program.ts';
import type { Handlers } from './handlers.ts';
import { ownerKeeper } from './keep-owner.ts';
import type { Tell } from './listeners.ts';

/** A person finds phone and password; the code of the device flow lives as long. Milliseconds. */
const MOST_MS = 10 * 60_000;

type SignIn = {
  readonly way: SignInWay;
  readonly ports: AnswerPorts;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
};

function failed(message: string, cure: string): ProblemError {
  const problem: Problem = { code: 'login-expired', message, cure };
  return new ProblemError(problem);
}

async function byDevice({ way, ports, signal, say }: SignIn): Promise<void> {
  const { sso } = way;
  if (!sso) throw failed(`The SSO settings of ${way.profile} are incomplete.`, 'Run `aws configure sso`.');
  const asks = ({ url, code }: { readonly url: string; readonly code: string }): void => {
    say(`Open ${url}`);
    say(`The page shows the code ${code}. Confirm it there.`);
    // Where the system opens no page, the address above is enough.
    if (url.startsWith('https://')) ports.system?.openPage(url).catch(() => undefined);
  };
  await signInByDevice({ way: { ...way, sso }, clock: ports.clock, signal, asks });
}

function commandOf({ kind, profile }: SignInWay): string[] {
  return [...(kind === 'sso' ? ['sso', 'login'] : ['login']), '--profile', profile];
}

async function byCli(signIn: SignIn): Promise<void> {
  const { way, ports, signal, say } = signIn;
  const words = commandOf(way);
  say(`aws ${words.join(' ')}`);
  const end = await runAws({ arguments: words, environment: ports.surroundings.environment, signal, tell: say });
  switch (end.kind) {
    case 'stopped':
      throw failed('The sign-in was stopped.', 'Sign in again.');
    case 'absent':
      if (way.kind === 'sso') return byDevice(signIn);
      throw failed('The AWS CLI is not installed, and `aws login` is its own.', 'Install the AWS CLI 2.32 or newer.');
    case 'ended':
      if (end.code !== 0) throw failed(`\`aws ${words.join(' ')}\` ended with ${end.code}.`, way.cure);
  }
}

/** In a browser the machine may be far away: what the CLI opens there nobody sees. */
async function logIn(signIn: SignIn): Promise<void> {
  const { way, ports } = signIn;
  if (way.kind === 'sso' && ports.face === 'browser') await byDevice(signIn);
  else if (way.kind !== 'none') await byCli(signIn);
}

type Limited = { readonly signal: AbortSignal; end(): void };

function limited({ clock, signal }: AnswerPorts): Limited {
  const late = new AbortController();
  const cancel = clock.after(MOST_MS, () => late.abort());
  return { signal: AbortSignal.any([signal, late.signal]), end: cancel };
}

type Answers = Pick<Handlers, 'signIn' | 'answerCode'>;

/** Signs profiles in, one at a time each; what is said on the way goes out as events. */
export function signInAnswers(ports: AnswerPorts, tell: Tell): Answers {
  const running = new Map<string, Promise<void>>();
  const keepOwner = ownerKeeper(ports);
  const say = (profile: string, text: string, rest: { needsCode?: boolean; isEnded?: boolean } = {}): void =>
    tell('signInTold', { profile, text, needsCode: false, isEnded: false, ...rest });
  const start = async (profile: string): Promise<void> => {
    const way = await signInWayOf(profile, ports.surroundings);
    if (way.kind === 'none' && !way.needsCode) throw failed(`${profile} has no sign-in of its own.`, way.cure);
    const limit = limited(ports);
    try {
      await logIn({ way, ports, signal: limit.signal, say: (text) => say(profile, text) });
    } finally {
      limit.end();
    }
    if (way.needsCode) return say(profile, 'The role asks for the code of your MFA device.', { needsCode: true });
    say(profile, 'Signed in.', { isEnded: true });
  };
  return {
    async signIn({ profile }) {
      const work = running.get(profile) ?? start(profile).finally(() => running.delete(profile));
      running.set(profile, work);
      await work;
      await ports.session.look();
    },
    async answerCode({ profile, code }) {
      await keepOwner();
      await askOwner(ports, { command: 'code', profile, code });
      say(profile, 'Signed in.', { isEnded: true });
      await ports.session.look();
    },
  };
}
