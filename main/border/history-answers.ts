import type { HistoryRow } from '../../preload/views.ts';
import { openHistory } from '../storage/history-file.ts';
import type { AnswerPorts } from './asking.ts';
import type { Handlers } from './handlers.ts';

const EVERYTHING = 1_000_000;

const COLUMNS = [
  'at',
  'kind',
  'secret',
  'label',
  'profile',
  'region',
  'from',
  'to',
  'target',
  'keys',
  'cause',
  'problem',
] as const;

/** RFC 4180. A cell that a spreadsheet would take for a formula starts with an apostrophe. */
function cellOf(value: unknown): string {
  const plain = Array.isArray(value)
    ? value.join(' ')
    : typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : String(value ?? '');
  const text = /^[=+\-@＝＋－＠\t\r\n]/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** As spreadsheets read it: CRLF ends every line, the first names the columns (RFC 4180). */
export function csvOf(rows: readonly HistoryRow[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => cellOf(row[column])).join(','));
  return [COLUMNS.join(','), ...lines].map((line) => `${line}\r\n`).join('');
}

function matches(row: HistoryRow, words: string): boolean {
  return [row.secret, row.target, row.profile, ...(row.keys ?? [])].some((text) => text?.toLowerCase().includes(words));
}

export function historyAnswers({ configDirectory }: AnswerPorts): Pick<Handlers, 'getHistory' | 'exportHistory'> {
  const history = openHistory({ directory: configDirectory });
  return {
    async getHistory({ search, kinds, limit }) {
      const words = search.trim().toLowerCase();
      const fits = (row: HistoryRow): boolean =>
        (kinds.length === 0 || kinds.includes(row.kind)) && (words === '' || matches(row, words));
      return history.search({ fits, limit, ...(isPlain(words) && { words }) });
    },
    async exportHistory({ format }) {
      const rows = history.search({ fits: () => true, limit: EVERYTHING });
      const text = format === 'csv' ? csvOf(rows) : `${JSON.stringify(rows, undefined, 2)}\n`;
      return { name: `keyturn-history.${format}`, text };
    },
  };
}

/** Stands in a JSON line as it is. */
function isPlain(words: string): boolean {
  return JSON.stringify(words) === `"${words}"`;
}
