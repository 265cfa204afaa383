import { counted, shownTarget } from '../../doctor/words.ts';
import type { ExitCode } from '../../session/lines.ts';
import { type Answer, gatherAnswer } from '../answers.ts';
import { askYes } from '../ask.ts';
import { chooseProjects } from '../choose-projects.ts';
import type { Invocation } from '../invocation.ts';
import type { Look } from '../print/look.ts';
import { shownKeys } from '../print/names.ts';
import { plainAll } from '../print/plain.ts';

type Cleaned = Answer['cleaned'];

function formatCleaned(cleaned: Cleaned, { isDry }: { readonly isDry: boolean }, { paint, cwd }: Look): string {
  const lines = plainAll(cleaned).flatMap(({ target, removed, kept }) => {
    const name = paint('bold', shownTarget(target, cwd));
    return [
      ...(removed.length > 0 ? [`${name}  ${isDry ? 'would lose' : 'lost'} ${shownKeys(removed)}`] : []),
      ...(kept.length > 0 ? [`${name}  keeps ${shownKeys(kept)} (edited here, or no place to remove it safely)`] : []),
    ];
  });
  return lines.length > 0 ? lines.join('\n') : 'Nothing was left behind.';
}

function removable(cleaned: Cleaned): number {
  return cleaned.flatMap(({ removed }) => removed).length;
}

/** `keyturn clean`: shows first, removes after a yes. */
export async function runClean(invocation: Invocation): Promise<ExitCode> {
  const { terminal, options, signal } = invocation;
  const projects = chooseProjects(invocation);
  const isSure = options.has('yes') && !options.has('dry-run');
  const first = await gatherAnswer(invocation, { command: 'clean', projects, isDry: !isSure });
  if (isSure || first.exitCode !== 0 || options.has('dry-run') || removable(first.cleaned) === 0) {
    terminal.json({ targets: first.cleaned, isDry: !isSure, problems: first.problems });
    if (first.exitCode !== 2 && !terminal.isJson)
      terminal.say(formatCleaned(first.cleaned, { isDry: !isSure }, terminal.look));
    return first.exitCode;
  }
  terminal.tell(formatCleaned(first.cleaned, { isDry: true }, terminal.problemLook));
  const count = counted(removable(first.cleaned), 'variable');
  const isAgreed = terminal.canAsk && (await askYes(`Remove ${count}?`, signal));
  if (!isAgreed) {
    terminal.json({ targets: first.cleaned, isDry: true, problems: first.problems });
    terminal.tell('Nothing was removed; `keyturn clean --yes` removes without asking.');
    return 0;
  }
  const second = await gatherAnswer(invocation, { command: 'clean', projects, isDry: false });
  terminal.json({ targets: second.cleaned, isDry: false, problems: second.problems });
  if (!terminal.isJson) terminal.say(formatCleaned(second.cleaned, { isDry: false }, terminal.look));
  return second.exitCode;
}
