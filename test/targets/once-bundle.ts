import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const ROOT = join(import.meta.dirname, '..', '..');
const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

/** A file of the product with another text. */
export type Replaced = { readonly file: string; readonly edit: (source: string) => string };

function replacing({ file, edit }: Replaced): Plugin {
  return {
    name: 'deliberately-broken',
    setup(setup) {
      setup.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (path !== join(ROOT, file)) return undefined;
        const source = readFileSync(path, 'utf8');
        const contents = edit(source);
        if (contents === source) throw new Error(`${file} has nothing to break`);
        return { contents, loader: 'ts' };
      });
    },
  };
}

/** The whole command line in one file that starts soon; broken on purpose when asked. */
export async function bundleCli(outfile: string, broken?: Replaced): Promise<string> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: [join(ROOT, 'main/cli.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: ['electron', 'keytar'],
    banner: { js: REQUIRE },
    logLevel: 'error',
    plugins: broken ? [replacing(broken)] : [],
  });
  return outfile;
}
