import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { WebhookAuth } from '../../../domain/channel-settings.ts';
import { readCredential } from '../../webhook/credential-file.ts';

/** What a sender says, as its file has it; the channel itself keeps only digests. */
export type Credentials =
  | { readonly kind: 'api key'; readonly header: string; readonly value: string }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'oauth'; readonly id: string; readonly secret: string }
  | { readonly kind: 'relay'; readonly key: KeyObject };

function splitAtColon(line: string): readonly [string, string] {
  const at = line.indexOf(':');
  return [line.slice(0, at), line.slice(at + 1)];
}

/** Raises ProblemError `credential-file` for what the channel would not take either. */
export function readCredentials(auth: WebhookAuth): Credentials {
  const checked = readCredential(auth);
  const lines = readFileSync(auth.file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const [name, value] = splitAtColon(lines[0] ?? '');
  switch (checked.kind) {
    case 'api key':
      return { kind: 'api key', header: name, value: value.trim() };
    case 'basic':
      return { kind: 'basic', user: name, password: value };
    case 'oauth': {
      const fields = Object.fromEntries(lines.map(splitAtColon));
      return { kind: 'oauth', id: (fields.client_id ?? '').trim(), secret: (fields.client_secret ?? '').trim() };
    }
    case 'relay':
      return checked;
  }
}
