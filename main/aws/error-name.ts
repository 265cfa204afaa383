/** The name of an AWS error without its ending; empty for what is no such name. */
export function errorName(error: Error): string {
  return /^[A-Za-z][A-Za-z0-9]{0,63}$/.test(error.name) ? error.name.replace(/(Exception|Error)$/, '') : '';
}

/** The HTTP status of the answer, if there was one. */
export function statusOf(error: Error): number | undefined {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  const status: unknown =
    metadata && typeof metadata === 'object' ? Reflect.get(metadata, 'httpStatusCode') : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** True when other credentials may help: worth fetching new ones once. */
export function isCredentialRejection(error: unknown): boolean {
  const names = [
    'ExpiredToken',
    'UnrecognizedClient',
    'InvalidClientTokenId',
    'InvalidSignature',
    'SignatureDoesNotMatch',
  ];
  return error instanceof Error && names.includes(errorName(error));
}
