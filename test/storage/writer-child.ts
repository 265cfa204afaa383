/** Run under strace: writes settings, ledger and history once, between two marks that a trace shows. */
import { accessSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfStore } from '../../main/storage/conf-store.ts';
import { openHistory } from '../../main/storage/history-file.ts';
import { openLedger } from '../../main/storage/ledger-file.ts';
import { openSettings } from '../../main/storage/settings-file.ts';

const [, , directory = '', variant] = process.argv;
const now = (): number => 1;

function mark(name: string): void {
  try {
    accessSync(`/mark-${name}`);
  } catch {}
}

async function write(openStore: Awaited<ReturnType<typeof loadConfStore>>): Promise<void> {
  openSettings({ directory, openStore, now }).update((before) => ({ ...before, projects: ['/p0', '/p1'] }));
  const ledger = openLedger({ directory, now });
  const record = { placeKey: 'p', secretKey: 't', shape: 'x', isComplete: true };
  await ledger.intend([record]);
  ledger.settle(record);
  openHistory({ directory }).append({ at: '2026-01-02T03:04:05Z', kind: 'written' });
}

/** Deliberately broken: writes over the files themselves. */
function writeInPlace(): void {
  for (const name of ['config.json', 'config.json.last-good', 'ledger.jsonl']) {
    const content = readFileSync(join(directory, name), 'utf8');
    writeFileSync(join(directory, name), content);
  }
}

const openStore = await loadConfStore(directory);
mark('start');
if (variant === 'in-place') writeInPlace();
else await write(openStore);
mark('end');
