import { expect, test } from 'vitest';
import { Projects, type ProjectsPorts } from '../../main/session/projects.ts';
import type { ProjectReading } from '../../main/storage/project-file.ts';
import { aWatch } from '../engine/setup.ts';

const FOLDER = '/project';

function reading(...secrets: string[]): ProjectReading {
  const found = { readers: [], evidence: [], later: [] };
  const watches = secrets.map((secret) => aWatch({ secret }));
  return { kind: 'loaded', watches, fingerprint: secrets.join(), hints: [], found };
}

function aFolder() {
  const trusted = new Map<string, string>();
  let file = reading('a');
  const ports: ProjectsPorts = {
    load: () => file,
    trusted: (directory) => trusted.get(directory),
    trust: (directory, fingerprint) => void trusted.set(directory, fingerprint),
  };
  const projects = new Projects(ports);
  const secrets = (): string[] => projects.watches().map(({ ref }) => ref.secret);
  const pull = (...names: string[]): void => {
    file = reading(...names);
  };
  return { projects, trusted, secrets, pull };
}

test('naming a project on a command line trusts what its file says', () => {
  const { projects, trusted } = aFolder();
  projects.open([FOLDER], { yes: 'given' });
  expect(trusted.get(FOLDER)).toBe('a');
});

test('a pull that names another secret waits: the old list goes on, and says so', () => {
  const { projects, secrets, pull } = aFolder();
  projects.open([FOLDER], { yes: 'given' });
  pull('a', 'stolen');
  expect(projects.reread(FOLDER)).toMatchObject([{ code: 'trust' }]);
  expect(secrets()).toEqual(['a']);
});

test.each(['needed', 'not needed'] as const)('a look beside it (yes: %s) does not bring the new list in', (yes) => {
  const { projects, trusted, secrets, pull } = aFolder();
  projects.open([FOLDER], { yes: 'given' });
  pull('stolen');
  projects.open([FOLDER], { yes });
  projects.close([FOLDER]);
  expect([secrets(), trusted.get(FOLDER)]).toEqual([['a'], 'a']);
});

test('an explicit yes does, for whoever runs', () => {
  const { projects, secrets, pull } = aFolder();
  projects.open([FOLDER], { yes: 'given' });
  pull('a', 'b');
  projects.open([FOLDER], { yes: 'given' });
  projects.close([FOLDER]);
  expect(secrets()).toEqual(['a', 'b']);
});

test('what nobody trusted is not run from the settings alone', () => {
  const { projects } = aFolder();
  expect(projects.open([FOLDER], { yes: 'needed' })).toMatchObject({ kind: 'invalid', problems: [{ code: 'trust' }] });
  expect(projects.open([FOLDER], { yes: 'not needed' })).toMatchObject({ kind: 'open' });
});

test('a changed comment or interval needs no yes', () => {
  const { projects } = aFolder();
  projects.open([FOLDER], { yes: 'given' });
  expect(projects.reread(FOLDER)).toEqual([]);
});

test('one folder that is invalid opens none', () => {
  const problem = { code: 'configuration', message: 'line 1', cure: 'Correct it.' } as const;
  const ports: ProjectsPorts = {
    load: (directory) => (directory === FOLDER ? reading('a') : { kind: 'invalid', problems: [problem] }),
    trusted: () => undefined,
    trust: () => undefined,
  };
  const projects = new Projects(ports);
  expect(projects.open([FOLDER, '/broken'], { yes: 'given' })).toEqual({ kind: 'invalid', problems: [problem] });
  expect(projects.directories()).toEqual([]);
});
