const OLDEST = { major: 22, minor: 12 };

/** One sentence when this Node is too old (`engines` of package.json), undefined when it will do. */
export function complaintAboutNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return undefined;
  return `keyturn needs Node ${OLDEST.major}.${OLDEST.minor} or newer; this is ${version}.`;
}
