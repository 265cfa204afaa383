import type { CheckResult } from '../domain/outcome.ts';
import { isShared, type Problem, retryOf } from '../domain/problem.ts';
import type { Phase, Watcher } from './watcher.ts';

/** A write that may work in a moment sets the pace of the next check; other failed targets wait for the usual one. */
export function phaseAfter({ problem, outcomes }: CheckResult, failures: number): Phase {
  if (problem) return { kind: 'failed', at: 'check', problem, failures };
  for (const outcome of outcomes) {
    if (outcome.kind === 'planned' || retryOf(outcome.problem) !== 'soon') continue;
    return { kind: 'failed', at: 'place', problem: outcome.problem, failures };
  }
  return { kind: 'waiting' };
}

/** What keeps the watcher from asking AWS, if anything does. */
export function checkProblem({ phase }: Watcher): Problem | undefined {
  return phase.kind === 'failed' && phase.at === 'check' ? phase.problem : undefined;
}

/** Others that wait for what has just come back: the network, or the login of the same profile. */
export function waitingForTheSame(all: readonly Watcher[], recovered: Watcher, problem: Problem): Watcher[] {
  if (!isShared(problem)) return [];
  return all.filter((watcher) => {
    const other = checkProblem(watcher);
    return watcher !== recovered && other?.code === problem.code && watcher.ref.profile === recovered.ref.profile;
  });
}

/** Those that a new login sends on. */
export function waitingForLogin(all: readonly Watcher[]): Watcher[] {
  return all.filter(({ phase }) => phase.kind === 'failed' && retryOf(phase.problem) === 'login');
}
