import { readFileSync } from 'node:fs';
import { getCACertificates } from 'node:tls';
import { ProblemError } from '../domain/problem.ts';

function readBundle(file: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  } catch {
    // told below
  }
  throw new ProblemError({
    code: 'configuration',
    message: `The certificate bundle ${file} is not a readable file of PEM certificates.`,
    cure: 'Correct AWS_CA_BUNDLE (or ca_bundle of the profile), or unset it to trust only the certificates of this system.',
  });
}

/** The bundle adds to the certificates of Node and of the system; undefined leaves it at Node's. Raises ProblemError `configuration`. */
export function trustedCertificates(bundle: string | undefined): string[] | undefined {
  if (!bundle) return undefined;
  return [...getCACertificates('default'), ...getCACertificates('system'), readBundle(bundle)];
}
