import { fieldsOf } from '../domain/fields.ts';
import { isLoaderName, upperSnake } from '../domain/names.ts';
import type { SecretContent } from '../domain/secret.ts';
import { refOf } from './catalog.ts';
import type { ExitCode } from './lines.ts';
import { fetchRecent } from './recent-version.ts';
import type { Asked } from './session.ts';

/** What a secret is made of, by name. Plain text has one field without a name; bytes have none. */
export type FieldNames = {
  readonly kind: 'json' | 'text' | 'binary';
  readonly fields: readonly string[];
  /** Named like a variable that programs act on. */
  readonly blocked: readonly string[];
};

/** Names alone; a plain text counts as one field without a name. */
export function fieldNamesOf(content: SecretContent): FieldNames {
  if (content.kind === 'binary') return { kind: 'binary', fields: [], blocked: [] };
  const names = fieldsOf(content)?.names;
  if (!names) return { kind: 'text', fields: [''], blocked: [] };
  return { kind: 'json', fields: names, blocked: names.filter((name) => isLoaderName(upperSnake(name))) };
}

/** Reads the secret for its names; the value goes no further. */
export async function fields({ session, request, send, signal }: Asked<'fields'>): Promise<ExitCode> {
  const { content } = await fetchRecent(session, refOf(request), signal);
  send({ fields: fieldNamesOf(content) });
  return 0;
}
