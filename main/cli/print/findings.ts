import type { Finding, FindingState } from '../../doctor/finding.ts';
import { counted } from '../../doctor/words.ts';
import type { Look, Style } from './look.ts';
import { plain } from './plain.ts';

const SIGNS: Record<FindingState, readonly [sign: string, style: Style]> = {
  fine: ['✓', 'green'],
  note: ['·', 'dim'],
  wrong: ['✗', 'red'],
};

const HEADS: Record<Finding['area'], string> = {
  machine: 'This machine',
  project: 'Project',
  file: 'Files',
  aws: 'AWS',
  keychain: 'Keychain',
  tray: 'Tray',
  network: 'Network',
};

function formatFinding({ state, finding, cure }: Finding, { paint }: Look): string {
  const [sign, style] = SIGNS[state];
  return [`  ${paint(style, sign)} ${plain(finding.replace(/\.$/, ''))}`, ...(cure ? [`    ${plain(cure)}`] : [])].join(
    '\n',
  );
}

/** By area, what is wrong with its cure, and one sentence at the end. */
export function formatFindings(findings: readonly Finding[], look: Look): string {
  const groups = [...Map.groupBy(findings, ({ area }) => area)].map(([area, some]) =>
    [look.paint('bold', HEADS[area]), ...some.map((finding) => formatFinding(finding, look))].join('\n'),
  );
  const count = findings.filter(({ state }) => state === 'wrong').length;
  const answer = count === 0 ? 'Nothing is wrong.' : `${counted(count, 'thing')} ${count === 1 ? 'is' : 'are'} wrong.`;
  return [...groups, answer].join('\n\n');
}
