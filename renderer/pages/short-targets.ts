import type { TargetRow } from '../../preload/views.ts';

/** A message with a target's whole path in it, as people read that target. */
export function shortTarget(message: string, { target, name }: Pick<TargetRow, 'target' | 'name'>): string {
  return target === '' ? message : message.replaceAll(target, name);
}
