import { expect, test } from 'vitest';
import {
  isLoaderName,
  reasonAgainstPrefix,
  reasonAgainstVariable,
  refusalOfName,
  upperSnake,
} from '../../main/domain/names.ts';

/** Gates on research R6; `true` blocks a name that came from JSON. */
type Gate = (name: string) => boolean;
const gate: Gate = (name) => refusalOfName(name) !== undefined;

const BLOCKED = [
  ...[
    'NODE_OPTIONS',
    'LD_PRELOAD',
    'LD_LIBRARY_PATH',
    'LD_AUDIT',
    'DYLD_INSERT_LIBRARIES',
    'PATH',
    'Path',
    'BASH_ENV',
    'ENV',
  ],
  ...[
    'PYTHONSTARTUP',
    'PYTHONPATH',
    'PYTHONHOME',
    'PERL5OPT',
    'PERL5LIB',
    'RUBYOPT',
    'RUBYLIB',
    'JAVA_TOOL_OPTIONS',
    'JDK_JAVA_OPTIONS',
  ],
  ...[
    'OPENSSL_CONF',
    'GIT_SSH_COMMAND',
    'GIT_EXEC_PATH',
    'SHELLOPTS',
    'PS4',
    'IFS',
    'PROMPT_COMMAND',
    'HTTP_PROXY',
    'https_proxy',
  ],
  ...[
    'NODE_EXTRA_CA_CERTS',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'ELECTRON_RUN_AS_NODE',
    'npm_config_script_shell',
    'DOTNET_STARTUP_HOOKS',
  ],
  ...['__proto__', 'constructor', 'prototype'],
  ...['', '1A', 'A-B', 'A B', 'A=B', 'A\nB', 'A\0', 'É', 'A\u200b', 'Ａ', 'A'.repeat(257), ' A', 'A '],
];
const ALLOWED = [
  'DB_PASSWORD',
  'db_password',
  '_X',
  'A1',
  'API_PATH',
  'ENVIRONMENT',
  'DATABASE_URL',
  'toString',
  'AWS_REGION',
  'NODE_ENV',
];

function mistakes(candidate: Gate): string[] {
  return [...BLOCKED.filter((name) => !candidate(name)), ...ALLOWED.filter((name) => candidate(name))];
}

test('names from JSON that a program would act on, or that are no names, are refused', () => {
  expect(mistakes(gate)).toEqual([]);
});

test('the same check catches gates that look at spelling only, at case, or at a plain object', () => {
  const byPatternOnly: Gate = (name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
  const withCase: Gate = (name) => byPatternOnly(name) || (name === name.toUpperCase() && isLoaderName(name));
  const inPlainObject: Gate = (name) => name in { PATH: true, LD_PRELOAD: true };
  const multiline: Gate = (name) => gate(name.split('\n')[0] ?? '');
  for (const broken of [byPatternOnly, withCase, inPlainObject, multiline]) expect(mistakes(broken)).not.toEqual([]);
});

test('a refusal says the way out and does not repeat the name', () => {
  expect(refusalOfName('NODE_OPTIONS')).toEqual({
    name: 'NODE_OPTIONS',
    reason: 'programs load or run what this variable says',
    wayOut: 'name it with `map` in keyturn.yaml if it is meant',
  });
});

test('by hand a loader name may be written, `__proto__` never', () => {
  expect(reasonAgainstVariable('NODE_OPTIONS')).toBeUndefined();
  expect(reasonAgainstVariable('constructor')).toBeUndefined();
  expect(reasonAgainstVariable('__proto__')).toBe('`__proto__` is lost by every reader written in JavaScript');
});

test('the empty prefix is fine, a prefix that starts with a digit is not', () => {
  expect([reasonAgainstPrefix(''), reasonAgainstPrefix('DB_'), reasonAgainstPrefix('1_')]).toEqual([
    undefined,
    undefined,
    'a variable name has only letters, digits and _, and does not start with a digit',
  ]);
});

test('fields become upper snake case', () => {
  const fields = [
    'userName',
    'a.b',
    'HTTPPort',
    'user-name',
    'db password',
    'already_SNAKE',
    'USER',
    'v2Token',
    'a__b',
    'ключ',
    'naïve',
    'ß',
  ];
  expect(fields.map(upperSnake)).toEqual([
    ...[
      'USER_NAME',
      'A_B',
      'HTTP_PORT',
      'USER_NAME',
      'DB_PASSWORD',
      'ALREADY_SNAKE',
      'USER',
      'V2_TOKEN',
      'A__B',
      'ключ',
      'NAïVE',
      'ß',
    ],
  ]);
});
