import { counted } from '../../doctor/words.ts';
import type { Hop } from '../../domain/channel-set-up.ts';
import type { Look, Style } from './look.ts';
import { plain } from './plain.ts';

const SIGNS: Record<Hop['state'], readonly [sign: string, style: Style]> = {
  ok: ['✓', 'green'],
  broken: ['✗', 'red'],
  'could not look': ['?', 'yellow'],
};

/** `✓ rule  The rule … is enabled.`, with the cure under what is not. */
export function formatHop({ hop, state, found, cure }: Hop, { paint }: Look): string {
  const [sign, style] = SIGNS[state];
  const line = `  ${paint(style, sign)} ${paint('dim', hop.padEnd(14))}  ${plain(found)}`;
  return cure === undefined ? line : `${line}\n${' '.repeat(20)}${plain(cure)}`;
}

/** Does a rotation arrive? One sentence. */
export function closingSentence(hops: readonly Hop[]): string {
  const count = (state: Hop['state']): number => hops.filter((hop) => hop.state === state).length;
  const [broken, unseen] = [count('broken'), count('could not look')];
  if (broken > 0) return `${counted(broken, 'hop')} ${broken === 1 ? 'is' : 'are'} broken.`;
  const rest = unseen > 0 ? `; ${unseen} could not be looked at` : '';
  return `Nothing is broken${rest}.`;
}
