import { execFile } from 'node:child_process';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** What SNS signs with, and the page that its SigningCertURL leads to. */
export type SnsKey = { readonly key: KeyObject; readonly certificate: string };

// The subject that SNS has in most regions. One command writes both, so that no key lies in a file.
const COMMAND = 'req -x509 -newkey rsa:2048 -nodes -sha256 -days 30 -subj /CN=sns.amazonaws.com -keyout - -out -';

function block(text: string, name: string): string {
  const [found] = new RegExp(`-----BEGIN ${name}-----[\\s\\S]+?-----END ${name}-----\\n?`).exec(text) ?? [];
  if (found === undefined) throw new Error(`openssl wrote no ${name}`);
  return found;
}

/** A key and its own certificate, made by `openssl`: Node makes none. Undefined where there is no `openssl`. */
export async function makeSnsKey(): Promise<SnsKey | undefined> {
  try {
    const { stdout } = await promisify(execFile)('openssl', COMMAND.split(' '), { encoding: 'utf8' });
    return { key: createPrivateKey(block(stdout, 'PRIVATE KEY')), certificate: block(stdout, 'CERTIFICATE') };
  } catch {
    return undefined;
  }
}
