const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of `30s`, `5m`, `1h`, `1d`; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit] = /^(\d{1,9}(?:\.\d{1,3})?)([smhd])$/.exec(text.trim()) ?? [];
  const unitMs = unit === undefined ? undefined : UNITS[unit];
  return amount === undefined || unitMs === undefined ? undefined : Math.round(Number(amount) * unitMs);
}

/** The shortest exact spelling: 90000 → `90s`, 300000 → `5m`. */
export function formatDuration(milliseconds: number): string {
  const [unit, unitMs] = Object.entries(UNITS).findLast(([, size]) => milliseconds % size === 0) ?? ['s', 1000];
  return `${milliseconds / unitMs}${unit}`;
}
