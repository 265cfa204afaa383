import type { StatusDocument } from '../session/lines.ts';
import { gatherAnswer } from './answers.ts';
import type { Invocation } from './invocation.ts';
import { answerLine } from './print/status.ts';
import { timeAhead } from './print/times.ts';

/** The last line of `watch`, on a terminal; elsewhere it does nothing. */
export type LiveLine = {
  /** Something happened: what the line says may be old. */
  refresh(): void;
  /** Writes something that scrolls, above the line. */
  above(write: () => void): void;
  end(): void;
};

const NO_LINE: LiveLine = { refresh: () => undefined, above: (write) => write(), end: () => undefined };
/** Milliseconds: how often times tick, and how long after an event the owner is asked. */
const TICK = 1000;
const SETTLED = 300;

/** `All 3 in step, confirmed 12 s ago · next check in 4 min · Ctrl-C ends it` */
export function liveText(status: StatusDocument, { now, ownPid }: { now: number; ownPid: number }): string {
  const next = Math.min(...status.watches.flatMap(({ nextCheckAt }) => nextCheckAt ?? []));
  const isChecking = status.watches.some((watch) => watch.isChecking);
  return [
    answerLine(status, now),
    ...(isChecking ? ['checking…'] : Number.isFinite(next) ? [`next check ${timeAhead(next, now)}`] : []),
    ...(status.owner !== undefined && status.owner !== ownPid ? [`attached to process ${status.owner}`] : []),
    'Ctrl-C ends it',
  ].join(' · ');
}

/** One row: a line that wraps leaves pieces behind when the window gets narrower. */
function clipped(text: string, columns: number): string {
  return text.length < columns ? text : `${text.slice(0, Math.max(0, columns - 2))}…`;
}

async function statusOf(invocation: Invocation, projects: string[]): Promise<StatusDocument | undefined> {
  const quiet = { ...invocation.terminal, tell: () => undefined, problem: () => undefined };
  const asking = gatherAnswer({ ...invocation, terminal: quiet }, { command: 'status', projects });
  return asking.then(({ status }) => status).catch(() => undefined);
}

/** Keeps itself right: ticks, and asks the owner after each event. */
export async function createLiveLine(invocation: Invocation, projects: string[]): Promise<LiveLine> {
  const { terminal, signal } = invocation;
  if (!terminal.isLive) return NO_LINE;
  const { createLogUpdate } = await import('log-update');
  const { paint, now } = terminal.look;
  const line = createLogUpdate(process.stdout);
  let status: StatusDocument | undefined;
  let asking: NodeJS.Timeout | undefined;
  const draw = (): void => {
    if (!status || signal.aborted) return;
    const text = liveText(status, { now: now(), ownPid: process.pid });
    line(paint('dim', clipped(text, process.stdout.columns)));
  };
  const ask = async (): Promise<void> => {
    asking = undefined;
    status = (await statusOf(invocation, projects)) ?? status;
    draw();
  };
  const ticking = setInterval(draw, TICK);
  const refresh = (): void => {
    asking ??= setTimeout(() => void ask(), SETTLED);
  };
  const above = (write: () => void): void => {
    line.clear();
    write();
    draw();
  };
  return { refresh, above, end: () => endLine(line, [ticking, asking]) };
}

function endLine(line: { clear(): void; done(): void }, timers: readonly (NodeJS.Timeout | undefined)[]): void {
  for (const timer of timers) clearTimeout(timer);
  line.clear();
  line.done();
}
