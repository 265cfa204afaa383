/** 09:00 of the next calendar day here, epoch milliseconds. */
export function tomorrowMorning(now: number): number {
  const day = new Date(now);
  day.setDate(day.getDate() + 1);
  return day.setHours(9, 0, 0, 0);
}
