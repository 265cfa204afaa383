import type { CallsView } from '../../preload/calls-view.ts';
import { span } from '../times.ts';
import { count, counted, dollars } from './shell.ts';

export const words = {
  title: 'Calls and cost',
  caption: 'Calls to AWS this month, by profile and API',
  defaultProfile: 'default credentials',
  tooEarly: 'too early',
} as const;

export const costColumns = ['Profile', 'API', 'Today', 'This month', 'Cost', 'A month like this'] as const;

export function paceLine(pace: CallsView['pace']): string {
  if (pace === undefined) return 'What a month costs is told once a whole day was counted.';
  return `A whole month at this pace: ${counted(pace.count, 'call')}, ${dollars(pace.dollars)}.`;
}

export function pollingLine({ secrets, everyMs, ...polling }: NonNullable<CallsView['polling']>): string {
  const what = `Asking for ${counted(secrets, 'secret')} every ${span(everyMs)} in place of events`;
  return `${what} would be ${count(polling.count)} calls and ${dollars(polling.dollars)} a month.`;
}
