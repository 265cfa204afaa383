import { nativeSample } from '../../../main/channels/set-up/hops/sample-event.ts';

export const SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:dev/shop/database-AbCdEf';

export const EVENT = nativeSample(
  { secret: SECRET, label: 'AWSCURRENT' },
  { region: 'eu-west-1', account: '123456789012', at: 1_795_000_000_000, id: '00000000-0000-4000-8000-000000000001' },
);

function at(event: unknown, path: string): unknown {
  const keys = path
    .replace(/^\$\./, '')
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.');
  return keys.reduce((value, key) => Object(value)[key], event);
}

type Transformer = { readonly InputPathsMap: Record<string, string>; readonly InputTemplate: string };

/** As EventBridge fills a template: texts that stand alone get their quotes (user guide, "Input transformation"). */
export function filled({ InputPathsMap, InputTemplate }: Transformer): { event: string; message: string } {
  const message = InputTemplate.replace(/<(\w+)>/g, (_, name: string) =>
    JSON.stringify(at(JSON.parse(EVENT), InputPathsMap[name] ?? '')),
  );
  return { event: EVENT, message };
}

type Leaf = string | number | null | { readonly prefix?: string };

function leafMatches(leaf: Leaf, value: unknown): boolean {
  if (typeof leaf !== 'object' || leaf === null) return leaf === value;
  return typeof value === 'string' && leaf.prefix !== undefined && value.startsWith(leaf.prefix);
}

/** Patterns as far as our templates use them: exact texts, prefixes, `$or` (EventBridge user guide, "Event patterns"). */
export function eventMatches(pattern: object, event: unknown): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === '$or') return (wanted as object[]).some((one) => eventMatches(one, event));
    const value: unknown = Object(event)[key];
    if (!Array.isArray(wanted)) return eventMatches(wanted, value);
    return [value].flat().some((one) => wanted.some((leaf: Leaf) => leafMatches(leaf, one)));
  });
}
