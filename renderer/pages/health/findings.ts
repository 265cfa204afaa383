import type { Finding } from '../../../preload/views.ts';

export type Sorted = {
  /** What has a cure, wrong things first. */
  readonly toFix: readonly Finding[];
  /** The rest: topics together, in the order of their first finding. */
  readonly fine: readonly Finding[];
};

function isToFix({ verdict, cure }: Finding): boolean {
  return verdict === 'wrong' || (verdict === 'hint' && cure !== undefined);
}

export function sorted(findings: readonly Finding[]): Sorted {
  const toFix = findings.filter(isToFix);
  const others = findings.filter((finding) => !isToFix(finding));
  const topics = [...new Set(others.map(({ topic }) => topic))];
  return {
    toFix: [
      ...toFix.filter(({ verdict }) => verdict === 'wrong'),
      ...toFix.filter(({ verdict }) => verdict !== 'wrong'),
    ],
    fine: topics.flatMap((topic) => others.filter((finding) => finding.topic === topic)),
  };
}

/** The command that a cure names between backticks, where it names exactly one and it has arguments. */
export function commandIn(cure: string): string | undefined {
  const commands = [...cure.matchAll(/`([^`]+)`/g)]
    .map(([, command = '']) => command)
    .filter((one) => /\S\s\S/.test(one));
  return commands.length === 1 ? commands[0] : undefined;
}

/** As plain text for a bug report: names and sentences, no values. */
export function report(findings: readonly Finding[]): string {
  const line = ({ topic, verdict, message, cure }: Finding): string =>
    `${verdict}: ${topic}: ${message}${cure === undefined ? '' : ` ${cure}`}`;
  return `${findings.map(line).join('\n')}\n`;
}
