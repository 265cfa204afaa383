import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { isReaderName } from '../../main/domain/later-readers.ts';
import { findProject } from '../../main/storage/project-find.ts';
import { gitignoreLines } from '../../main/storage/project-ignore.ts';
import { findReaders } from '../../main/storage/project-readers.ts';
import { temporaryFolder } from './temporary-folder.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const SIGNS: readonly [file: string, content: string, ...readers: string[]][] = [
  ['package.json', '{"devDependencies":{"dotenv":"^18"}}', 'dotenv'],
  ['package.json', '{"dependencies":{"next":"16","dotenv-expand":"1"}}', 'dotenv-expand', 'next'],
  ['package.json', '{"scripts":{"start":"node --env-file=.env main.js"}}', 'node'],
  ['package.json', '{"description":"no dotenv here"}'],
  ['requirements.txt', 'flask\npython_dotenv>=1\n', 'python-dotenv'],
  ['requirements.txt', '# python-dotenv\n'],
  ['pyproject.toml', 'dependencies = ["pydantic-settings>=2"]', 'python-dotenv'],
  ['pyproject.toml', 'dependencies = ["django-environ", "x"]', 'django-environ'],
  ['Gemfile', "gem 'dotenv-rails'", 'ruby-dotenv'],
  ['go.mod', 'require github.com/joho/godotenv v1.5.1', 'godotenv'],
  ['Cargo.toml', '[dependencies]\ndotenvy = "0.15"', 'dotenvy'],
  ['composer.json', '{"require":{"laravel/framework":"^12"}}', 'phpdotenv'],
  ['composer.json', '{"require":{"symfony/dotenv":"*"}}', 'symfony'],
  ['pom.xml', '<artifactId>dotenv-java</artifactId>', 'dotenv-java'],
  ['build.gradle.kts', 'implementation("io.github.cdimascio:dotenv-kotlin:6")', 'dotenv-java'],
  ['compose.yaml', 'services:\n  api:\n    env_file: .env\n', 'compose'],
  ['docker-compose.dev.yml', 'services: {}\n', 'compose'],
  ['Makefile', 'run:\n\tdocker run --rm --env-file .env api\n', 'docker'],
  ['run.sh', 'set -a; . ./.env; set +a\n', 'shell'],
  ['.envrc', 'dotenv_if_exists .env\n', 'direnv'],
  ['.envrc', 'source .env\n', 'shell'],
  ['Procfile', 'web: npm start\n', 'honcho'],
  ['api.service', '[Service]\nEnvironmentFile=/srv/.env\n', 'systemd'],
  ['deno.json', '{}', 'deno'],
  ['README.md', 'dotenv, python-dotenv, source .env'],
];

test.each(SIGNS)('%s with %j', (file, content, ...readers) => {
  const found = findReaders(folderWith({ [file]: content }), []);
  expect(found.evidence.map(({ reader, file: where }) => [reader, where])).toEqual(
    readers.map((reader) => [reader, file]),
  );
  expect(found.later).toEqual(readers.filter((reader) => !isReaderName(reader)));
  const built = readers.filter(isReaderName);
  expect(found.readers).toEqual(built.length > 0 ? built : ['dotenv', 'node']);
});

test('a folder under the name of a manifest, and a folder that is not there, are no evidence', () => {
  const folder = folderWith({ 'package.json/x': '' });
  expect(findReaders(folder, ['missing/.env']).evidence).toEqual([]);
});

test('the nearest project upwards counts, up to the home folder', () => {
  const home = folderWith({ 'a/keyturn.yaml': '', 'a/b/c/x': '', 'd/x': '' });
  const find = (start: string) => findProject(join(home, start), home);
  expect([find('a/b/c'), find('a'), find('d')]).toEqual([join(home, 'a'), join(home, 'a'), undefined]);
});

test.skipIf(process.getuid?.() !== 0)('a file that another user left in a shared parent does not count', () => {
  const shared = folderWith({ 'keyturn.yaml': '', 'mine/x': '' });
  const mine = join(shared, 'mine');
  expect(findProject(mine, '/nowhere')).toBe(shared);
  chownSync(join(shared, 'keyturn.yaml'), 12_345, 12_345);
  expect(findProject(mine, '/nowhere')).toBeUndefined();
});

const FILES = { '.gitignore': '/.env\n', 'x.env': '', 'api/.env': '' };

test('git is asked which files a commit could carry', async () => {
  const folder = folderWith(FILES);
  execFileSync('git', ['init', '-q'], { cwd: folder });
  execFileSync('git', ['add', 'x.env'], { cwd: folder });
  expect(await gitignoreLines(folder, ['.env', 'x.env', 'api/.env', 'later/.env', '../outside'])).toEqual({
    lines: ['/x.env', '/api/.env', '/later/.env'],
    problems: [
      {
        code: 'configuration',
        message: 'x.env is tracked by git: a commit would carry the values.',
        cure: 'git rm --cached x.env, and add it to .gitignore. Values that were pushed need a rotation.',
      },
    ],
  });
});

test('without a repository the lines of .gitignore decide', async () => {
  const folder = folderWith({ ...FILES, '.gitignore': '# env\n*.env\n!x.env\n/a b\n' });
  const { lines } = await gitignoreLines(folder, ['.env', 'x.env', 'api/y.env', 'a b', 'z']);
  expect(lines).toEqual(['/x.env', '/z']);
});
