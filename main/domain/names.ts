import type { Refusal } from './observed.ts';

/** POSIX.1-2017, 8.1: portable names, and the only ones that all readers of env files agree on. */
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
const MAX_LENGTH = 256;

/** These make a program load or run what a value names, so a changed JSON key in AWS would run code on this machine. */
const LOADERS = new Set([
  // runtimes: code that runs before the program's own
  ...['NODE_OPTIONS', 'NODE_PATH', 'NODE_REPL_EXTERNAL_MODULE', 'NODE_PENDING_DEPRECATION', 'ELECTRON_RUN_AS_NODE'],
  ...['BUN_OPTIONS', 'BUN_INSPECT_PRELOAD', 'DENO_DIR', 'DENO_CERT', 'TS_NODE_PROJECT', 'TS_NODE_COMPILER'],
  ...['PERL5OPT', 'PERL5LIB', 'PERLLIB', 'PERL5DB', 'RUBYOPT', 'RUBYLIB', 'GEM_PATH', 'GEM_HOME'],
  ...['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS', 'JAVA_OPTS', 'CATALINA_OPTS', 'CLASSPATH', 'JAVA_HOME'],
  ...['MAVEN_OPTS', 'GRADLE_OPTS', 'DOTNET_STARTUP_HOOKS', 'DOTNET_ADDITIONAL_DEPS', 'PHPRC', 'PHP_INI_SCAN_DIR'],
  ...[
    'LUA_INIT',
    'LUA_PATH',
    'LUA_CPATH',
    'GOFLAGS',
    'GOPROXY',
    'RUSTC_WRAPPER',
    'RUSTFLAGS',
    'ERL_FLAGS',
    'R_PROFILE',
  ],
  // shells: files they read, options they take, strings they run
  ...['PATH', 'BASH_ENV', 'ENV', 'ZDOTDIR', 'FPATH', 'CDPATH', 'SHELLOPTS', 'BASHOPTS', 'PS0', 'PS1', 'PS2', 'PS4'],
  ...[
    'IFS',
    'PROMPT_COMMAND',
    'GLOBIGNORE',
    'SHELL',
    'HOME',
    'TMPDIR',
    'TMP',
    'TEMP',
    'COMSPEC',
    'PATHEXT',
    'PSMODULEPATH',
  ],
  // the C library: modules and files it opens by these names
  ...[
    'GCONV_PATH',
    'GETCONF_DIR',
    'HOSTALIASES',
    'LOCPATH',
    'NLSPATH',
    'MALLOC_CONF',
    'GLIBC_TUNABLES',
    'RESOLV_HOST_CONF',
  ],
  // programs started by other programs
  ...['EDITOR', 'VISUAL', 'PAGER', 'BROWSER', 'LESSOPEN', 'LESSCLOSE', 'MANPAGER', 'SUDO_ASKPASS', 'SSH_ASKPASS'],
  // TLS: whom to believe. A proxy or a certificate of somebody else reads all traffic.
  ...['OPENSSL_CONF', 'OPENSSL_MODULES', 'OPENSSL_ENGINES', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_EXTRA_CA_CERTS'],
  ...[
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'REQUESTS_CA_BUNDLE',
    'CURL_CA_BUNDLE',
    'AWS_CA_BUNDLE',
    'SSLKEYLOGFILE',
    'NODE_USE_ENV_PROXY',
  ],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY', 'DOCKER_HOST', 'KUBECONFIG'],
]);

/** Whole families: the dynamic linkers, Python (PYTHONSTARTUP, PYTHONPATH, …), git, exported shell functions, package managers, Electron. */
const LOADER_PREFIXES = [
  'LD_',
  'DYLD_',
  'PYTHON',
  'GIT_',
  'BASH_FUNC_',
  'NPM_CONFIG_',
  'COR_',
  'CORECLR_',
  'ELECTRON_',
  'PIP_',
  'CARGO_',
];

/** Readers written in JavaScript hold variables in plain objects, where these mean something else. */
const OBJECT_WORDS = new Set(['__proto__', 'constructor', 'prototype']);

/** Why a name cannot be a variable at all, even by hand; undefined when it can. Never quotes the name, which may be a misplaced value. */
export function reasonAgainstVariable(name: string): string | undefined {
  if (name === '') return 'a variable name cannot be empty';
  if (name.length > MAX_LENGTH) return `a variable name has at most ${MAX_LENGTH} characters`;
  if (!VARIABLE.test(name)) return 'a variable name has only letters, digits and _, and does not start with a digit';
  if (name === '__proto__') return '`__proto__` is lost by every reader written in JavaScript';
  return undefined;
}

/** As for a variable; the empty prefix is fine. */
export function reasonAgainstPrefix(prefix: string): string | undefined {
  return prefix === '' ? undefined : reasonAgainstVariable(prefix);
}

/** True for names that programs act on by themselves. Compared without case: Windows does, and some tools read `http_proxy`. */
export function isLoaderName(name: string): boolean {
  const upper = name.toUpperCase();
  return LOADERS.has(upper) || LOADER_PREFIXES.some((prefix) => upper.startsWith(prefix));
}

/** Judges a name that came from the JSON of a secret, which is remote input. Undefined when it may be written. */
export function refusalOfName(name: string): Refusal | undefined {
  const invalid = reasonAgainstVariable(name);
  if (invalid) return { name, reason: invalid, wayOut: 'give the field another name with `map` in keyturn.yaml' };
  const wayOut = 'name it with `map` in keyturn.yaml if it is meant';
  if (OBJECT_WORDS.has(name))
    return { name, reason: 'readers written in JavaScript take this name for their own', wayOut };
  if (isLoaderName(name)) return { name, reason: 'programs load or run what this variable says', wayOut };
  return undefined;
}

/** For `prefix`: `userName` → `USER_NAME`, `a.b` → `A_B`, `HTTPPort` → `HTTP_PORT`. Other scripts stay, to be refused by name. */
export function upperSnake(field: string): string {
  return field
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/[\s.\-/:]+/g, '_')
    .replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}
