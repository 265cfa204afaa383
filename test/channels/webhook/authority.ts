import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function isOpensslMissing(): boolean {
  return spawnSync('openssl', ['version']).status !== 0;
}

export type Leaf = { readonly key: KeyObject; readonly certificate: string };
export type LeafWish = { readonly name: string; readonly days?: number; readonly kind?: 'rsa' | 'ec' | 'rsa-pss' };

function privateKey(kind: LeafWish['kind'] = 'rsa'): string {
  const { privateKey: key } = {
    ec: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    rsa: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
    'rsa-pss': () => generateKeyPairSync('rsa-pss', { modulusLength: 2048 }),
  }[kind]();
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** A certificate authority that lives for one call: it issues one certificate for each wish. */
export function issue<Name extends string>(wishes: Readonly<Record<Name, LeafWish>>): Record<Name, Leaf> {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-authority-'));
  const at = (name: string): string => join(folder, name);
  const openssl = (line: string, ...more: string[]): void =>
    void execFileSync('openssl', [...line.split(' '), ...more], { cwd: folder, stdio: 'ignore' });
  const leafOf = ({ name, days = 365, kind }: LeafWish, index: number): Leaf => {
    const pem = privateKey(kind);
    writeFileSync(at(`${index}.key`), pem, { mode: 0o600 });
    writeFileSync(at(`${index}.ext`), `basicConstraints=CA:FALSE\nsubjectAltName=DNS:${name}\n`);
    openssl(`req -new -sha256 -key ${index}.key -out ${index}.csr -subj`, `/CN=${name}`);
    openssl(
      `x509 -req -sha256 -in ${index}.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days ${days} -extfile ${index}.ext -out ${index}.pem`,
    );
    return { key: createPrivateKey(pem), certificate: readFileSync(at(`${index}.pem`), 'utf8') };
  };
  try {
    openssl(
      'req -x509 -newkey rsa:2048 -nodes -sha256 -days 365 -keyout ca.key -out ca.pem -subj',
      '/CN=Local authority',
    );
    const leaves = Object.entries<LeafWish>(wishes).map(([name, wish], index) => [name, leafOf(wish, index)]);
    return Object.fromEntries(leaves) as Record<Name, Leaf>;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
