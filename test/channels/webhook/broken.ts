import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type { createWebhookChannel } from '../../../main/channels/webhook/webhook-channel.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** In which file of the webhook what stands in place of what. */
export type Break = readonly [file: string, from: string, to: string];

/** A copy of the webhook with guards broken; a text that is replaced must be there exactly once. */
export async function brokenWebhook(...breaks: readonly Break[]): Promise<typeof createWebhookChannel> {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-broken-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const copy = join(folder, 'webhook');
  cpSync(join(ROOT, 'main/channels/webhook'), copy, { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [file, from, to] of breaks) {
    const parts = readFileSync(join(copy, file), 'utf8').split(from);
    if (parts.length !== 2) throw new Error(`${file} holds ${JSON.stringify(from)} ${parts.length - 1} times`);
    writeFileSync(join(copy, file), parts.join(to));
  }
  // What it shares with everything else stays the same part.
  for (const name of readdirSync(copy)) {
    const text = readFileSync(join(copy, name), 'utf8');
    const outside = text.replaceAll("'../../", `'${join(ROOT, 'main')}/`);
    writeFileSync(join(copy, name), outside.replaceAll("'../", `'${join(ROOT, 'main/channels')}/`));
  }
  const module = await import(pathToFileURL(join(copy, 'webhook-channel.ts')).href);
  return module.createWebhookChannel;
}
