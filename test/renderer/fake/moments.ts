/** Sunday, 23 November 2025, 10:43 here; what the mocks show. */
export const NOW = new Date(2025, 10, 23, 10, 43, 0).getTime();
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const at = (day: number, hour: number, minute = 0, month = 10): number =>
  new Date(2025, month, day, hour, minute).getTime();
