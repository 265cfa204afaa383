import { readFileSync, writeFileSync } from 'node:fs';

export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export const SMALLEST = { width: 720, height: 480 };
const USUAL = { width: 960, height: 640 };

function isBounds(given: unknown): given is Bounds {
  const { x, y, width, height } = Object(given);
  return [x, y, width, height].every(Number.isSafeInteger);
}

function overlap({ x, y, width, height }: Bounds, area: Bounds): number {
  const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  const down = Math.min(y + height, area.y + area.height) - Math.max(y, area.y);
  return Math.max(0, across) * Math.max(0, down);
}

/** Where it was, if half of it would still be seen; else its usual size, wherever the system puts it. `areas`: of the displays. */
export function boundsWithin(remembered: Bounds | undefined, areas: readonly Bounds[]): Partial<Bounds> {
  if (remembered === undefined) return USUAL;
  const { x, y } = remembered;
  const width = Math.max(SMALLEST.width, remembered.width);
  const height = Math.max(SMALLEST.height, remembered.height);
  const bounds = { x, y, width, height };
  const area = areas.find((one) => overlap(bounds, one) >= (width * height) / 2);
  if (area === undefined) return USUAL;
  return { x, y, width: Math.min(width, area.width), height: Math.min(height, area.height) };
}

/** Lost or damaged: none. It is a convenience, and no more. */
export function readBounds(path: string): Bounds | undefined {
  try {
    const remembered: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isBounds(remembered) ? remembered : undefined;
  } catch {
    return undefined;
  }
}

export function writeBounds(path: string, bounds: Bounds): void {
  try {
    writeFileSync(path, JSON.stringify(bounds), { mode: 0o600 });
  } catch {
    // A full disk has other messengers.
  }
}
