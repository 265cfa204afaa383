import type { Feed } from '../domain/feed.ts';
import type { Draft, Observed } from '../domain/observed.ts';
import type { Known, Plan } from '../domain/plan.ts';
import type { TargetRecord } from '../domain/record.ts';
import { refKey, type VersionId } from '../domain/secret.ts';
import { type Place, placeKey } from '../domain/watch.ts';
import type { Ledger } from './ports.ts';

type MarkTable = Readonly<Record<string, string>>;

function tablesOf(record: TargetRecord): MarkTable[] {
  return [record.written?.marks, record.intended?.marks, record.leftBehind].filter((table) => table !== undefined);
}

/** Reads the ledger for one feed. A variable counts as ours whichever secret of the place it came from. */
export function knownOf(feed: Feed, versionId: VersionId, ledger: Ledger): Known {
  const place = placeKey(feed.place);
  const own = ledger.record(place, refKey(feed.ref));
  const tables = ledger.records().flatMap((record) => (record.placeKey === place ? tablesOf(record) : []));
  const keptNames = own?.kept?.versionId === versionId ? own.kept.names : [];
  return {
    ...(own?.written && { versionId: own.written.versionId }),
    wrote: (name) => tables.some((table) => Object.hasOwn(table, name)),
    isOurs(name, standing) {
      const mark = ledger.mark(place, name, standing);
      return tables.some((table) => Object.hasOwn(table, name) && table[name] === mark);
    },
    isKept: (name) => keptNames.includes(name),
  };
}

export type Delivery = {
  readonly feed: Feed;
  readonly versionId: VersionId;
  readonly plan: Plan;
  readonly observed: Observed;
  readonly draft: Draft | undefined;
};

function makeMarks({ feed, plan, observed, draft }: Delivery, ledger: Ledger, before: MarkTable): MarkTable {
  const place = placeKey(feed.place);
  const marks: Record<string, string> = {};
  for (const name of [...plan.drifted, ...plan.kept]) if (before[name] !== undefined) marks[name] = before[name];
  for (const name of plan.inStep) {
    const standing = observed.standing(name);
    if (standing) marks[name] = ledger.mark(place, name, standing);
  }
  for (const { name } of plan.settings) {
    const standing = draft?.standing(name);
    if (standing) marks[name] = ledger.mark(place, name, standing);
  }
  return marks;
}

const madeMarks = new WeakMap<Delivery, MarkTable>();

/** Asked for before the write and after it; the marks stay the same, and each is a hash to compute. */
function marksAfter(delivery: Delivery, ledger: Ledger, before: MarkTable): MarkTable {
  const marks = madeMarks.get(delivery) ?? makeMarks(delivery, ledger, before);
  madeMarks.set(delivery, marks);
  return marks;
}

/** Variables that were ours and are wanted no longer, as long as they stand there. */
function leftBehindAfter(before: TargetRecord | undefined, marks: MarkTable, { observed, plan }: Delivery): MarkTable {
  const refused = new Set(plan.refused.map((refusal) => refusal.name));
  const candidates = { ...before?.leftBehind, ...before?.written?.marks };
  return Object.fromEntries(
    Object.entries(candidates).filter(
      ([name]) => !Object.hasOwn(marks, name) && !refused.has(name) && observed.standing(name) !== undefined,
    ),
  );
}

/** What somebody chose to keep stays chosen while the rest of the secret waits for more choices. */
function withKept(before: TargetRecord | undefined, { feed, versionId, plan }: Delivery): TargetRecord {
  const blank = { placeKey: placeKey(feed.place), secretKey: refKey(feed.ref), shape: feed.shape, isComplete: false };
  return { ...(before ?? blank), kept: { versionId, names: plan.kept } };
}

/** The record as it will be once the delivery stands in its place; unchanged while the secret is held back there. */
export function recordAfter(delivery: Delivery, ledger: Ledger): TargetRecord | undefined {
  const { feed, versionId, plan } = delivery;
  const place = placeKey(feed.place);
  const secretKey = refKey(feed.ref);
  const before = ledger.record(place, secretKey);
  if (plan.isHeld) return plan.kept.length > 0 ? withKept(before, delivery) : before;
  const marks = marksAfter(delivery, ledger, before?.written?.marks ?? {});
  const leftBehind = leftBehindAfter(before, marks, delivery);
  return {
    placeKey: place,
    secretKey,
    shape: feed.shape,
    written: { versionId, marks },
    ...(Object.keys(leftBehind).length > 0 && { leftBehind }),
    ...(plan.kept.length > 0 && { kept: { versionId, names: plan.kept } }),
    isComplete: plan.refused.length === 0,
  };
}

/** The same, before the write: what is written now stays valid beside what is about to be. */
export function intentOf(delivery: Delivery, ledger: Ledger): TargetRecord | undefined {
  const after = recordAfter(delivery, ledger);
  if (!after?.written || delivery.plan.isHeld) return undefined;
  const before = ledger.record(after.placeKey, after.secretKey);
  return {
    ...(before ?? { placeKey: after.placeKey, secretKey: after.secretKey, shape: after.shape, isComplete: false }),
    intended: after.written,
  };
}

/** Names of active records of other secrets in the same place: a second writer of one variable is a collision. */
export function takenNames(
  place: Place,
  ledger: Ledger,
  isActive: (secretKey: string) => boolean,
): ReadonlyMap<string, string> {
  const taken = new Map<string, string>();
  for (const record of ledger.records()) {
    if (record.placeKey !== placeKey(place) || !isActive(record.secretKey)) continue;
    for (const name of Object.keys(record.written?.marks ?? {})) taken.set(name, record.secretKey);
  }
  return taken;
}
