import { type Problem, ProblemError } from '../domain/problem.ts';

/** Why a port that somebody named cannot be listened on (Node's system errors of `listen`). */
const PORT_FAULTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program',
  EACCES: 'is not for ordinary users',
};

type Fault = { readonly name: string; readonly code?: unknown; readonly syscall?: unknown; readonly port?: unknown };

function portProblem({ code, syscall, port }: Fault): Problem | undefined {
  const words = syscall === 'listen' && typeof port === 'number' ? PORT_FAULTS[String(code)] : undefined;
  if (words === undefined) return undefined;
  return {
    code: 'configuration',
    message: `Port ${port} ${words}.`,
    cure: 'Name another port, or none for a free one.',
  };
}

/** Only the name of an unknown error: its message or stack may quote what it happened to hold. */
export function faultOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const fault: Fault = error instanceof Error ? error : { name: 'unknown' };
  const words = [fault.name, typeof fault.code === 'string' ? fault.code : ''].filter(Boolean).join(' ');
  return (
    portProblem(fault) ?? {
      code: 'unknown',
      message: `Keyturn has a fault of its own (${words}).`,
      cure: 'Report it with the steps that led here.',
    }
  );
}
