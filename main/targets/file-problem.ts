import { type Problem, type ProblemCode, ProblemError } from '../domain/problem.ts';

type Words = { readonly reason: string; readonly cure: string };

const WORDS: Readonly<Record<string, Words>> = {
  EACCES: { reason: 'permission is denied', cure: 'Give yourself write access to the file and its folder.' },
  EPERM: { reason: 'the system does not permit it', cure: 'Check the owner and the attributes of the file.' },
  EROFS: { reason: 'the file system is read-only', cure: 'Mount it writable, or name another file in keyturn.yaml.' },
  ENOSPC: { reason: 'the disk is full', cure: 'Free some space; it is tried again.' },
  EDQUOT: { reason: 'your disk quota is used up', cure: 'Free some space; it is tried again.' },
  EIO: { reason: 'the disk reported an error', cure: 'Check the disk; it is tried again.' },
  EMFILE: { reason: 'too many files are open', cure: 'Close programs or raise `ulimit -n`; it is tried again.' },
  ENFILE: { reason: 'too many files are open', cure: 'Close programs; it is tried again.' },
  ENOENT: { reason: 'its folder does not exist', cure: 'Create the folder, or correct the path in keyturn.yaml.' },
  ENOTDIR: { reason: 'its folder is not a folder', cure: 'Correct the path in keyturn.yaml.' },
  EBUSY: { reason: 'it is in use', cure: 'For a file mounted alone into a container set `inPlace: true`.' },
  EXDEV: { reason: 'it is mounted by itself', cure: 'Set `inPlace: true` for it in keyturn.yaml.' },
  ELOOP: { reason: 'its links lead in a circle', cure: 'Replace the link with a file.' },
  ENAMETOOLONG: { reason: 'its name is too long', cure: 'Name another file in keyturn.yaml.' },
};

/** The code of a system error, `unknown` for anything else. Its message may quote more than a path. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

/** `message` and `cure` are sentences for people; they name files, never content. */
export function fileProblem(code: ProblemCode, message: string, cure: string): ProblemError {
  return new ProblemError({ code, message, cure } satisfies Problem);
}

/** A system error as a problem of this file; problems pass. */
export function writeFailed(path: string, error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const code = codeOf(error);
  const { reason, cure } = WORDS[code] ?? { reason: `the system says ${code}`, cure: 'Check the file and its folder.' };
  return fileProblem('write-failed', `${path} cannot be written: ${reason}.`, cure);
}

/** The same for reading. */
export function readFailed(path: string, error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const code = codeOf(error);
  const { reason, cure } = WORDS[code] ?? { reason: `the system says ${code}`, cure: 'Check the file and its folder.' };
  return fileProblem('write-failed', `${path} cannot be read: ${reason}.`, cure);
}
