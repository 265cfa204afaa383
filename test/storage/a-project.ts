import { type LoadedProject, type ProjectReading, readProject } from '../../main/storage/project-file.ts';

export const MACHINE = { directory: '/nowhere/shop', profiles: {}, allowOutside: [] as readonly string[] };

/** Messages without the file's name. */
export function faultsOf(text: string, machine = MACHINE): string[] {
  const reading = readProject(text, machine);
  if (reading.kind === 'loaded') return [];
  return reading.problems.map(({ message }) => message.replace('keyturn.yaml ', ''));
}

export function loaded(reading: ProjectReading): LoadedProject {
  if (reading.kind === 'loaded') return reading;
  throw new Error(reading.problems.map(({ message }) => message).join('\n'));
}

/** One watch with these lines under `to:`. */
export function withTarget(lines: string, { before = '' } = {}): string {
  const indented = lines.split('\n').map((line) => `        ${line}`);
  return `version: 1\nwatches:\n  - secret: shop\n${before}    to:\n      - ${indented.join('\n').trimStart()}\n`;
}
