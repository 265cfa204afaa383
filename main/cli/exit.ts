/** Ends the process as soon as everything said has left it: connections that idle would keep it alive. */
export function exitWith(code: number): void {
  process.exitCode = code;
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}
