/** A line in a file of the project from which a reader follows. */
export type Sign = { readonly reader: string; readonly files: RegExp; readonly mention: RegExp; readonly why: string };

/** In package.json, as a dependency of any kind. */
function dependency(name: string): RegExp {
  return new RegExp(`"${name}"\\s*:\\s*"`);
}

const PACKAGE = /^package\.json$/;
const PYTHON = /^(pyproject\.toml|Pipfile|setup\.(py|cfg)|requirements[\w.-]*\.txt)$/;
const COMPOSER = /^composer\.json$/;
const JAVA = /^(pom\.xml|build\.gradle(\.kts)?)$/;
const COMPOSE = /^(docker-)?compose([\w.-]*)\.ya?ml$/;
const SCRIPTS = /^([Mm]akefile|[Jj]ustfile|package\.json|.*\.(sh|bash|zsh)|\.envrc)$/;
const ANYTHING = /^/;

/** What it takes to know who reads `.env` here. Comment lines are gone before. The readers are those of design decision 6. */
export const SIGNS: readonly Sign[] = [
  { reader: 'dotenv', files: PACKAGE, mention: dependency('dotenv'), why: 'depends on dotenv' },
  {
    reader: 'dotenv',
    files: PACKAGE,
    mention: dependency('(dotenv-flow|dotenv-safe|@nestjs/config)'),
    why: 'a dependency uses dotenv',
  },
  {
    reader: 'dotenv-expand',
    files: PACKAGE,
    mention: dependency('(dotenv-expand|dotenv-cli|react-scripts)'),
    why: 'a dependency expands variables',
  },
  { reader: 'dotenvx', files: PACKAGE, mention: dependency('@dotenvx/dotenvx'), why: 'depends on dotenvx' },
  { reader: 'next', files: PACKAGE, mention: dependency('next'), why: 'depends on next' },
  {
    reader: 'vite',
    files: PACKAGE,
    mention: dependency('(vite|astro|@sveltejs/kit|nuxt)'),
    why: 'depends on vite',
  },
  {
    reader: 'bun',
    files: PACKAGE,
    mention: /"(@types\/bun|bun-types)"\s*:|"packageManager"\s*:\s*"bun@|"bun (run|test)/,
    why: 'runs on bun',
  },
  { reader: 'bun', files: /^bun\.lockb?$/, mention: ANYTHING, why: 'runs on bun' },
  { reader: 'deno', files: /^deno\.jsonc?$/, mention: ANYTHING, why: 'runs on deno' },
  { reader: 'node', files: SCRIPTS, mention: /\b(node|tsx|nodemon)\b.*--env-file/, why: 'runs node --env-file' },
  { reader: 'python-dotenv', files: PYTHON, mention: /\bpython[-_.]dotenv\b/i, why: 'depends on python-dotenv' },
  {
    reader: 'python-dotenv',
    files: PYTHON,
    mention: /\bpydantic[-_.]settings\b/i,
    why: 'pydantic-settings uses python-dotenv',
  },
  {
    reader: 'django-environ',
    files: PYTHON,
    mention: /\b(django-)?environ?s?\b(?=["'\s=<>~![;,]|$)/im,
    why: 'depends on environ',
  },
  { reader: 'honcho', files: PYTHON, mention: /\bhoncho\b/i, why: 'depends on honcho' },
  { reader: 'honcho', files: /^Procfile([\w.-]*)$/, mention: ANYTHING, why: 'a Procfile is here' },
  {
    reader: 'ruby-dotenv',
    files: /^(Gemfile|gems\.rb|.*\.gemspec)$/,
    mention: /['"]dotenv(-rails)?['"]/,
    why: 'depends on dotenv',
  },
  {
    reader: 'godotenv',
    files: /^go\.mod$/,
    mention: /github\.com\/(joho\/godotenv|subosito\/gotenv)\b/,
    why: 'depends on godotenv',
  },
  { reader: 'dotenvy', files: /^Cargo\.toml$/, mention: /^\s*dotenvy?\b/m, why: 'depends on dotenvy' },
  {
    reader: 'phpdotenv',
    files: COMPOSER,
    mention: /"(vlucas\/phpdotenv|laravel\/framework)"/,
    why: 'depends on phpdotenv',
  },
  {
    reader: 'symfony',
    files: COMPOSER,
    mention: /"symfony\/(dotenv|runtime|framework-bundle)"/,
    why: 'depends on symfony/dotenv',
  },
  { reader: 'dotenv-java', files: JAVA, mention: /dotenv-(java|kotlin)|spring-dotenv/, why: 'depends on dotenv-java' },
  { reader: 'compose', files: COMPOSE, mention: /^\s*(-\s+)?env_file\s*:/m, why: 'names env_file' },
  { reader: 'compose', files: COMPOSE, mention: /^services\s*:/m, why: 'docker compose reads .env beside it' },
  {
    reader: 'docker',
    files: SCRIPTS,
    mention: /\b(docker|podman)\b.*\brun\b.*--env-file/,
    why: 'runs docker run --env-file',
  },
  {
    reader: 'direnv',
    files: /^\.envrc$/,
    mention: /^\s*(dotenv|dotenv_if_exists|source_env\w*)\b/m,
    why: 'direnv loads env files',
  },
  {
    reader: 'shell',
    files: SCRIPTS,
    mention: /(^|[\s;&|"({])(source|\.)\s+["']?[\w./${}-]*\.env\b/m,
    why: 'sources an env file',
  },
  {
    reader: 'systemd',
    files: /\.(service|socket)$/,
    mention: /^\s*EnvironmentFile\s*=/m,
    why: 'names EnvironmentFile',
  },
];
