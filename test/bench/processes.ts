// What Linux tells in /proc about a process and all that it started.
import { readdirSync, readFileSync } from 'node:fs';

/** Undefined when the process ended meanwhile. */
function read(path: string): string | undefined {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return undefined;
  }
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** It and its descendants. */
export function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`${name}/stat`) : undefined;
    // The name before it may hold anything.
    const parent = Number(stat?.slice(stat.lastIndexOf(')') + 4).split(' ')[0]);
    if (stat) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const all = [root];
  for (const pid of all) all.push(...(children.get(pid) ?? []));
  return all;
}

/** Megabytes of memory; what processes share is counted once. */
export function pssOf(root: number): number {
  const kilobytes = treeOf(root).map((pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(read(`${pid}/smaps_rollup`) ?? '')?.[1] ?? 0),
  );
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

/** How often any thread went to sleep so far, and so had been woken. */
export function wakeUpsOf(root: number): number {
  const threads = treeOf(root).flatMap((pid) => threadsOf(pid).map((thread) => `${pid}/task/${thread}/status`));
  const counts = threads.map((path) => Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(read(path) ?? '')?.[1] ?? 0));
  return counts.reduce((sum, one) => sum + one, 0);
}

/** Processes that show pages. */
export function renderersOf(root: number): number {
  return treeOf(root).filter((pid) => read(`${pid}/cmdline`)?.includes('--type=renderer')).length;
}
