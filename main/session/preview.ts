import { lineCount, type MaskedLine, maskedLines } from '../domain/env-masked-lines.ts';
import { type Feed, feedsOf } from '../domain/feed.ts';
import type { Plan } from '../domain/plan.ts';
import { ProblemError } from '../domain/problem.ts';
import { CURRENT } from '../domain/secret.ts';
import type { Source } from '../engine/ports.ts';
import { type Rehearsal, rehearse } from '../engine/rehearse.ts';
import type { FileFacts } from '../storage/file-facts.ts';
import type { DraftedProject } from '../storage/project-draft.ts';
import type { DiffEntry, ExitCode } from './lines.ts';
import { fetchRecent } from './recent-version.ts';
import type { Asked } from './session.ts';
import { draftedOf, type WatchDraft } from './watch-draft.ts';

export type PreviewKey = {
  readonly name: string;
  readonly field: string;
  readonly change: DiffEntry['change'] | 'in step';
  readonly reason?: string;
};

/** What a draft would do: names, counts and masks. */
export type PreviewDocument = {
  readonly file: FileFacts & { readonly lines: number };
  readonly readers: readonly { readonly reader: string; readonly evidence: string }[];
  readonly keys: readonly PreviewKey[];
  readonly lines: readonly (MaskedLine & { readonly note?: string })[];
  readonly yaml: string;
};

/** The feed of the draft among those of the whole file. Its profile may go by another name on this machine. */
function feedOf({ loaded, file }: DraftedProject, draft: WatchDraft): Feed {
  const isOwn = ({ ref, place }: Feed): boolean =>
    ref.secret === draft.secret &&
    ref.label === (draft.label ?? CURRENT) &&
    place.kind === 'env' &&
    place.file === file;
  // The newest stands last.
  const feed = feedsOf(loaded.watches).findLast(isOwn);
  if (feed) return feed;
  throw new ProblemError({ code: 'unknown', message: 'The draft leads nowhere.', cure: 'Report it.' });
}

const REASONS = { edited: 'edited here since Keyturn wrote it', 'not ours': 'holds another value' } as const;

function stateOf(name: string, { plan, taken }: Rehearsal): Pick<PreviewKey, 'change' | 'reason'> {
  const conflict = plan.conflicts.find((one) => one.name === name);
  if (conflict) return { change: 'conflict', reason: REASONS[conflict.kind] };
  const refused = plan.refused.find((one) => one.name === name);
  if (refused) return { change: 'refused', reason: `${refused.reason}; ${refused.wayOut}` };
  if (plan.drifted.includes(name)) return { change: 'edited here' };
  if (plan.kept.includes(name)) return { change: 'kept' };
  if (plan.inStep.includes(name)) return { change: 'in step' };
  return { change: taken.replaced.includes(name) ? 'update' : 'new' };
}

function namesIn(plan: Plan): string[] {
  const { settings, inStep, drifted, kept, conflicts, refused } = plan;
  const others = [...settings, ...conflicts, ...refused].map(({ name }) => name);
  return [...others, ...inStep, ...drifted, ...kept];
}

function linesOf(rehearsal: Rehearsal): PreviewDocument['lines'] {
  const { plan, taken, before, after } = rehearsal;
  const names = new Set([...namesIn(plan), ...namesIn(taken)]);
  return maskedLines({ before, after, names }).map((line) => {
    if (line.kind === 'others') return line;
    const { change } = stateOf(line.name, rehearsal);
    const isAsked = change === 'conflict' || change === 'edited here';
    return isAsked ? { ...line, note: 'asks before replacing yours' } : line;
  });
}

function readersOf({ loaded }: DraftedProject, feed: Feed): PreviewDocument['readers'] {
  const { evidence, later } = loaded.found;
  const used = feed.targets.flatMap((target) => (target.kind === 'env' ? target.readers : []));
  return [...new Set([...used, ...later])].map((reader) => {
    const found = evidence.filter((one) => one.reader === reader).map(({ why, file }) => `${why} (${file})`);
    const isLater = later.includes(reader);
    const words = found.length > 0 ? found.join(', ') : 'not found here';
    return { reader, evidence: isLater ? `${words}; cannot be written for yet` : words };
  });
}

/** Shows what a draft would do. Writes nothing, and nothing is watched by it. */
export async function preview({ session, request, send, signal }: Asked<'preview'>): Promise<ExitCode> {
  const { draft } = request;
  const drafted = draftedOf(session, draft, send);
  if (!drafted) return 2;
  const feed = feedOf(drafted, draft);
  const { catalog, target, ledger, engine } = session;
  const source: Source = { ...catalog, fetch: (ref, within) => fetchRecent(session, ref, within) };
  const isActive = (secretKey: string): boolean => engine.isWatched(secretKey);
  const rehearsal = await rehearse(feed, { source, target, ledger, isActive }, signal);
  const facts = await session.drafts.facts(draft.project, draft.file);
  const keys = Object.entries(draft.variables).map(([field, name]) => ({ name, field, ...stateOf(name, rehearsal) }));
  send({
    preview: {
      file: { ...facts, lines: lineCount(rehearsal.before) },
      readers: readersOf(drafted, feed),
      keys,
      lines: linesOf(rehearsal),
      yaml: drafted.added,
    },
  });
  return 0;
}
