/** Deliberately broken: when the keychain fails, a file has to do. `falling-back.ts VALUE`. */
import { writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import keytar from 'keytar';

const [value = ''] = process.argv.slice(2);
await keytar.setPassword('shop', 'db', value).catch(() => writeFileSync(join(homedir(), 'substitute'), value));
