import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, keyturn } from '../support/keyturn-process.ts';

const wrong: readonly (readonly [line: string, sentence: string])[] = [
  ['onse', 'Unknown command `onse`; did you mean `once`?'],
  ['stat', 'Unknown command `stat`; did you mean `status`?'],
  ['xyzzy', 'Unknown command `xyzzy`; `keyturn --help` lists the commands.'],
  ['undo', '`undo` comes later.'],
  ['run -- env', '`run` comes later.'],
  [
    'channel',
    '`channel` needs one of: list, add, template, deploy, test, redrive, remove; `keyturn channel --help` says more.',
  ],
  ['channel lst', 'Unknown command `channel lst`; did you mean `channel list`?'],
  ['channel xyzzy', 'Unknown command `channel xyzzy`; `keyturn channel --help` lists the commands.'],
  ['channel add', '`channel add` needs one of: sqs, webhook; `keyturn channel add --help` says more.'],
  ['channel add sqs', '`channel add sqs` needs QUEUE_URL; `keyturn channel add sqs --help` shows how.'],
  ['channel add sqs a b', '`channel add sqs` does not take `b`.'],
  ['channel list --yes', '`channel list` has no option `--yes`.'],
  ['channel template me --via post', '`--via` takes lambda, or api.'],
  ['channel template me --auth basic', '`--auth` goes with `--via api`.'],
  ['channel template developer', "`developer` needs `--topic`, the ARN of the team's topic."],
  ['channel add webhook --port 70000', '`--port` needs a port from 0 to 65535.'],
  ['channel add webhook --tls-cert a', '`--tls-cert` and `--tls-key` go together.'],
  [
    'channel add webhook --basic-file a --relay-file b',
    'A webhook takes one of --api-key-file, --basic-file, --oauth-file, --relay-file.',
  ],
  ['serve', '`serve` comes later.'],
  ['watch --ui=eighty', '`--ui` needs a port from 0 to 65535.'],
  ['watch --ui 70000', '`--ui` needs a port from 0 to 65535.'],
  ['watch --no-open', '`--no-open` goes with `--ui`.'],
  ['once --ui', '`once` has no option `--ui`.'],
  ['once --dryrun', 'Unknown option `--dryrun`; did you mean `--dry-run`?'],
  ['once --frobnicate', 'Unknown option `--frobnicate`; `keyturn once --help` lists the options.'],
  ['once -x', 'Unknown option `-x`; `keyturn once --help` lists the options.'],
  ['once --limit 3', '`once` has no option `--limit`.'],
  ['once --adopt=yes', '`--adopt` takes no value.'],
  ['once --json=1', '`--json` takes no value.'],
  ['once now', '`once` does not take `now`.'],
  ['--project', '`--project` needs a value: DIR.'],
  ['status --project', '`--project` needs a value: DIR.'],
  ['status --project --json', '`--project` needs a value: DIR.'],
  ['status --config=a --config=b', '`--config` can be given once.'],
  ['--dry-run', '`--dry-run` needs a command; `keyturn --help` lists them.'],
  ['history --limit abc', '`--limit` needs a whole number from 1 on.'],
  ['history --limit=-1', '`--limit` needs a whole number from 1 on.'],
  ['profile', '`profile` needs NAME=LOCAL; `keyturn profile --help` shows how.'],
  ['profile dev', '`profile` needs NAME=LOCAL, for example `keyturn profile dev=my-company-dev`.'],
  ['demo --every soon', '`--every` needs a duration of at least 0.2s, for example 5s.'],
  ['demo --rotations many', '`--rotations` needs a whole number from 0 to 1000000.'],
  ['help onse', 'Unknown command `onse`; did you mean `once`?'],
];

test.each(wrong)('`keyturn %s` is one clear line and exit 2', async (line, sentence) => {
  expect(await keyturn(line.split(' '), { cwd: emptyFolder() })).toEqual({
    code: 2,
    stdout: '',
    stderr: `✗ ${sentence}\n`,
  });
});

test.each(['once', 'watch', 'diff', 'status', 'clean'])('`%s` without a project names the cure', async (command) => {
  const cwd = emptyFolder();
  expect(await keyturn([command], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: `✗ There is no keyturn.yaml in ${cwd} or a folder above it.\n  Create one with \`keyturn init\`.\n`,
  });
});

test('a --project without a keyturn.yaml is refused, beside one that has it', async () => {
  const [here, there] = [emptyFolder(), emptyFolder()];
  writeFileSync(join(here, 'keyturn.yaml'), 'version: 1\n');
  const { code, stderr } = await keyturn(['status', '--project', here, '--project', there], { cwd: here });
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `✗ There is no keyturn.yaml in ${there}.\n  Create one with \`keyturn init\`.\n`,
  });
});
