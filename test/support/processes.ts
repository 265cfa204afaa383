import { readdirSync, readFileSync } from 'node:fs';

type Process = { readonly id: string; readonly parent: string; readonly isMarked: boolean };

function look(id: string, marker: string): Process[] {
  try {
    const [, state, parent = ''] = /^.*\) (\S) (\d+)/s.exec(readFileSync(`/proc/${id}/stat`, 'utf8')) ?? [];
    if (state === 'Z') return [];
    const texts = ['environ', 'cmdline'].map((name) => readFileSync(`/proc/${id}/${name}`, 'utf8'));
    return [{ id, parent, isMarked: texts.some((text) => text.includes(marker)) }];
  } catch {
    // It ended meanwhile.
    return [];
  }
}

/** Living processes that were started with the marker, and those that they started: Chromium writes its title over its environment. */
export function processesOf(marker: string): string[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const all = ids.flatMap((id) => look(id, marker));
  const found = new Set(all.flatMap(({ id, isMarked }) => (isMarked ? [id] : [])));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { id, parent } of all) if (found.has(parent)) found.add(id);
  }
  return [...found];
}
