const hourCycle = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions().hourCycle ?? 'h23';
const hour = hourCycle === 'h23' || hourCycle === 'h24' ? '2-digit' : 'numeric';
const CLOCK = new Intl.DateTimeFormat('en-US', { hour, minute: '2-digit', second: '2-digit', hourCycle });

/** `10:40:09`, or `10:40:09 AM` where the system has it so. */
export function clockWithSeconds(then: number): string {
  return CLOCK.format(then);
}
