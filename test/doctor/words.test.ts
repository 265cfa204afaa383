import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shellWord, shownTarget } from '../../main/doctor/words.ts';

test.skipIf(process.platform === 'win32')('a shell reads a path back as it is', () => {
  const paths = ['/home/mia/.env', "/home/mia/it's mine/$HOME `x`/.env", '/a b', '/é'];
  const read = paths.map((path) => execFileSync('sh', ['-c', `printf %s ${shellWord(path)}`], { encoding: 'utf8' }));
  expect(read).toEqual(paths);
  expect(shellWord('/home/mia/.env')).toBe('/home/mia/.env');
});

test('a path is told from the current folder on where there is one, else whole', () => {
  const file = join('/', 'code', 'shop', '.env');
  expect([shownTarget(file, join('/', 'code', 'shop')), shownTarget(file)]).toEqual(['.env', file]);
});
