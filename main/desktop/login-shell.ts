import { spawn } from 'node:child_process';

type Environment = Readonly<Record<string, string | undefined>>;

export type ShellReading = {
  readonly platform: NodeJS.Platform;
  readonly environment: Environment;
  /** Milliseconds. */
  readonly timeoutMs: number;
};

const MARK = '__keyturn_environment__';
const SCRIPT = `printf %s ${MARK}; env -0; printf %s ${MARK}`;
const MOST_BYTES = 1024 * 1024;

/** A desktop starts programs without what the profile files of the shell say; a terminal has it all already. */
export function lacksShell({ platform, environment }: Pick<ShellReading, 'platform' | 'environment'>): boolean {
  return platform !== 'win32' && !environment.TERM && (environment.SHELL ?? '') !== '';
}

/** Between the marks: what profile files print stands outside of them. */
export function environmentIn(output: string): Record<string, string> {
  const [, inside = ''] = output.split(MARK);
  const pairs = inside.split('\0').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** `PATH`, which `credential_process` needs, and what names the account; what is set here already stays. */
export function missingFrom(own: Environment, shell: Environment): Record<string, string> {
  const wanted = Object.entries(shell).filter(([name, value]) => {
    return value !== undefined && (name === 'PATH' || (name.startsWith('AWS_') && own[name] === undefined));
  });
  return Object.fromEntries(wanted) as Record<string, string>;
}

/** What the login shell would add. Nothing, when it is slow, fails or asks something. */
export function readLoginShell({ environment, timeoutMs }: ShellReading): Promise<Record<string, string>> {
  return new Promise((resolve) => {
    const shell = spawn(environment.SHELL ?? '', ['-ilc', SCRIPT], {
      // A group of its own, so that all of it ends with the time; its profile files may not wait for input.
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...environment, DISABLE_AUTO_UPDATE: 'true' },
    });
    const late = setTimeout(end, timeoutMs);
    let output = '';
    function end(): void {
      clearTimeout(late);
      try {
        if (shell.pid) process.kill(-shell.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
      resolve(missingFrom(environment, environmentIn(output)));
    }
    shell.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (output.length < MOST_BYTES) output += text;
    });
    shell.once('error', end);
    shell.once('close', end);
  });
}
