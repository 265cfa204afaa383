import type { ExitCode } from '../../session/lines.ts';
import { openHistory } from '../../storage/history-file.ts';
import type { Invocation } from '../invocation.ts';
import { formatDatedEvents } from '../print/event.ts';
import { usageError } from '../usage-error.ts';

const USUAL_LIMIT = 20;
const LARGEST_LIMIT = 1_000_000;

function limitOf(text: string | undefined): number {
  if (text === undefined) return USUAL_LIMIT;
  const limit = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > LARGEST_LIMIT) throw usageError('`--limit` needs a whole number from 1 on.');
  return limit;
}

/** `keyturn history` */
export async function runHistory({ options, configDirectory, terminal }: Invocation): Promise<ExitCode> {
  const events = openHistory({ directory: configDirectory }).read({ limit: limitOf(options.text('limit')) });
  terminal.json({ events });
  if (terminal.isJson) return 0;
  if (events.length === 0) terminal.say('Nothing has happened yet.');
  for (const line of formatDatedEvents(events, terminal.look)) terminal.say(line);
  return 0;
}
