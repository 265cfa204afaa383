import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildRenderer } from '../../main/build.ts';

export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TYPES: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
};

async function buildFake(outfile: string): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, 'fake/install.ts')],
    bundle: true,
    outfile,
    format: 'iife',
    target: 'chrome108',
  });
}

/** The built renderer with the fake before it, under the policy it is shipped with. Ends with `stop`. */
export async function serveRenderer(port = 0): Promise<{ readonly address: string; readonly stop: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-renderer-'));
  await Promise.all([buildRenderer({ outdir: folder, target: 'chrome108' }), buildFake(join(folder, 'fake.js'))]);
  const page = readFileSync(join(folder, 'index.html'), 'utf8').replace(
    '<script ',
    '<script src="fake.js" defer></script>\n    <script ',
  );
  const files = new Map([
    ['/', page],
    ...['keyturn.js', 'keyturn.css', 'keyturn.svg', 'fake.js'].map(
      (name) => [`/${name}`, readFileSync(join(folder, name), 'utf8')] as const,
    ),
  ]);
  rmSync(folder, { recursive: true });
  const server = createServer(({ url = '/' }, response) => {
    const path = new URL(url, 'http://localhost').pathname;
    const text = files.get(path);
    const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'text/html';
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': type, 'content-security-policy': POLICY });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${address.port}`, stop };
}

if (import.meta.main) {
  const { address } = await serveRenderer();
  process.stdout.write(`${address}/?state=now\n`);
}
