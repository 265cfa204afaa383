import { KEYCHAIN_VARIABLE } from '../../main/domain/desired.ts';
import { ProblemError } from '../../main/domain/problem.ts';
import { Sealed } from '../../main/domain/sealed.ts';
import { machineKeychain } from '../../main/targets/places.ts';

/** On the real keychain of its D-Bus session: `keychain-child.ts set VALUE | remove | look | probe`. */
const [task = '', value = ''] = process.argv.slice(2);
const place = { kind: 'keychain', service: 'keyturn-test', account: 'db é' } as const;
const keychain = machineKeychain();

async function answer(): Promise<string> {
  if (task === 'probe') return keychain.probe();
  if (task === 'look') return (await keychain.observe(place)).exists ? 'there' : 'absent';
  const settings = task === 'set' ? [{ name: KEYCHAIN_VARIABLE, value: new Sealed(value), readers: [] }] : [];
  const removals = task === 'remove' ? [{ name: KEYCHAIN_VARIABLE }] : [];
  await keychain.change(place, (observed) => observed.draft(settings, { removals }));
  return 'done';
}

const said = await answer().catch((error) =>
  error instanceof ProblemError ? error.problem.code : `unexpected ${error}`,
);
process.stdout.write(`${said}\n`);
