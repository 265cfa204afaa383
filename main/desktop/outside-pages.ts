/** Where AWS, its sign-ins and our own help live; nothing else is opened in a browser. */
const HOSTS: readonly RegExp[] = [
  /^([a-z0-9-]+\.)?console\.aws\.amazon\.com$/,
  /^([a-z0-9-]+\.)?console\.amazonaws\.cn$/,
  /^([a-z0-9-]+\.)?console\.amazonaws-us-gov\.com$/,
  /^device\.sso\.[a-z0-9-]+\.(amazonaws\.com(\.cn)?|api\.aws)$/,
  /^[a-z0-9-]+\.awsapps\.(com|cn)$/,
  /^(.+\.)?signin\.aws\.amazon\.com$/,
  /^(.+\.)?portal\.[a-z0-9-]+\.app\.aws$/,
  /^docs\.aws\.amazon\.com$/,
];

const PAGES: ReadonlySet<string> = new Set([
  'https://extensions.gnome.org/extension/615/appindicator-support/',
  'https://github.com/keyturn/keyturn#readme',
]);

/** May the system's browser open it? HTTPS on the usual port, without a user name. */
export function isOutsidePage(url: string): boolean {
  if (PAGES.has(url)) return true;
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
  return HOSTS.some((host) => host.test(hostname));
}
