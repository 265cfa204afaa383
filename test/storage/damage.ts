import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';

/** Truncates, flips one bit of, or fills with zeros a part of the file; answers what it did. */
export function damage(path: string, random: () => number): string {
  const size = statSync(path).size;
  const at = Math.floor(random() * size);
  const kind = Math.floor(random() * 3);
  if (kind === 0) {
    truncateSync(path, at);
    return `truncated at ${at}`;
  }
  const bytes = readFileSync(path);
  if (kind === 1) bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at);
  else bytes.fill(0, at, Math.min(size, at + 1 + Math.floor(random() * 64)));
  writeFileSync(path, bytes);
  return kind === 1 ? `bit flipped at ${at}` : `zeros from ${at}`;
}
