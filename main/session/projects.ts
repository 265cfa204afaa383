import type { Problem } from '../domain/problem.ts';
import { refKey } from '../domain/secret.ts';
import type { Watch } from '../domain/watch.ts';
import type { LoadedProject, ProjectReading } from '../storage/project-file.ts';

export type ProjectsPorts = {
  readonly load: (directory: string) => ProjectReading;
  /** Fingerprint of the list that this machine accepted for a project. */
  readonly trusted: (directory: string) => string | undefined;
  readonly trust: (directory: string, fingerprint: string) => void;
};

/**
 * The yes to what a file from a repository names: `given` by naming the project on a command line; `needed`, because
 * something would be written; or `not needed` to look only.
 */
export type Yes = 'given' | 'needed' | 'not needed';

export type Opened =
  | { readonly kind: 'open'; readonly hints: readonly string[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** The projects in force, each held by those who asked for it: a `once` beside a running `watch` brings its own and takes it away. */
export class Projects {
  readonly #ports: ProjectsPorts;
  #revision = 0;
  readonly #held = new Map<string, { project: LoadedProject; holders: number }>();

  constructor(ports: ProjectsPorts) {
    this.#ports = ports;
  }

  /**
   * Holds all folders, or none. A list in force stays in force, whatever a pull has made of the file, unless the yes is
   * given with the request (design, decision 9).
   */
  open(directories: readonly string[], { yes }: { readonly yes: Yes }): Opened {
    const wanted = directories.filter((directory) => yes === 'given' || !this.#held.has(directory));
    const readings = wanted.map((directory) => ({ directory, reading: this.#ports.load(directory) }));
    const problems = readings.flatMap(({ directory, reading }) => {
      if (reading.kind === 'invalid') return reading.problems;
      const isUnknown = yes === 'needed' && this.#ports.trusted(directory) !== reading.fingerprint;
      return isUnknown ? [waitsForTrust(directory)] : [];
    });
    if (problems.length > 0) return { kind: 'invalid', problems };
    this.#revision += 1;
    const hints: string[] = [];
    for (const { directory, reading } of readings) {
      if (reading.kind === 'invalid') continue;
      hints.push(...reading.hints);
      this.#held.set(directory, { project: reading, holders: this.#held.get(directory)?.holders ?? 0 });
      if (yes === 'given' && this.#ports.trusted(directory) !== reading.fingerprint) {
        this.#ports.trust(directory, reading.fingerprint);
      }
    }
    for (const directory of directories) {
      const held = this.#held.get(directory);
      if (held) held.holders += 1;
    }
    return { kind: 'open', hints };
  }

  /** Lets go of what `open` held. */
  close(directories: readonly string[]): void {
    for (const directory of directories) {
      const held = this.#held.get(directory);
      if (!held) continue;
      held.holders -= 1;
      if (held.holders === 0) this.#held.delete(directory);
    }
  }

  /** The file changed under a running engine: the new list counts only where it names nothing new. */
  reread(directory: string): readonly Problem[] {
    const held = this.#held.get(directory);
    if (!held) return [];
    const reading = this.#ports.load(directory);
    if (reading.kind === 'invalid') return reading.problems;
    if (this.#ports.trusted(directory) !== reading.fingerprint) return [waitsForTrust(directory)];
    held.project = reading;
    this.#revision += 1;
    return [];
  }

  /** What the file says now, whether or not it is in force. */
  read(directory: string): ProjectReading {
    return this.#ports.load(directory);
  }

  /** Did a person say yes to exactly what the file names now? One that names nothing needs no yes. */
  isTrusted(directory: string): boolean {
    const reading = this.#ports.load(directory);
    if (reading.kind === 'invalid') return false;
    return reading.watches.length === 0 || this.#ports.trusted(directory) === reading.fingerprint;
  }

  /** The yes to a list that a person saw. */
  accept(directory: string, fingerprint: string): void {
    this.#ports.trust(directory, fingerprint);
  }

  /** Grows whenever a list in force may have changed. */
  get revision(): number {
    return this.#revision;
  }

  directories(): string[] {
    return [...this.#held.keys()];
  }

  /** Of all projects, or of those named. */
  watches(directories: readonly string[] = this.directories()): Watch[] {
    return directories.flatMap((directory) => this.#held.get(directory)?.project.watches ?? []);
  }

  /** Of all watches of these projects, or of those on the named secrets. */
  keys(directories: readonly string[], secrets?: readonly string[]): ReadonlySet<string> {
    const chosen = this.watches(directories).filter(({ ref }) => secrets?.includes(ref.secret) ?? true);
    return new Set(chosen.map(({ ref }) => refKey(ref)));
  }
}

function waitsForTrust(directory: string): Problem {
  return {
    code: 'trust',
    message: `keyturn.yaml in ${directory} names other secrets or targets than before. The old list goes on.`,
    cure: 'Read the change, then run `keyturn once` in that folder to accept it.',
  };
}
