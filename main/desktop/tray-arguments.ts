import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type TrayArguments = { readonly config?: string; readonly projects: readonly string[] };

/** `--config DIR` and `--project DIR`, absolute; Chromium's own switches pass by. */
export function trayArguments(argv: readonly string[], cwd: string): TrayArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: { config: { type: 'string' }, project: { type: 'string', multiple: true } },
    strict: false,
    allowPositionals: true,
  });
  // Without a value the parser answers true.
  const folders = (given: unknown[]): string[] =>
    given.flatMap((one) => (typeof one === 'string' ? resolve(cwd, one) : []));
  const [config] = folders([values.config]);
  return { projects: folders([values.project ?? []].flat()), ...(config !== undefined && { config }) };
}
