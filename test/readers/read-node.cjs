// Paths on stdin, one a line; prints one JSON object a line. argv[2]: `file` reads as --env-file does, `text` with util.parseEnv.
const { readFileSync } = require('node:fs');
const { parseEnv } = require('node:util');
const paths = readFileSync(0, 'utf8').split('\n').filter(Boolean);

function readAsFile(path) {
  for (const name of Object.keys(process.env)) delete process.env[name];
  process.loadEnvFile(path);
  return { ...process.env };
}

for (const path of paths) {
  const values = process.argv[2] === 'file' ? readAsFile(path) : parseEnv(readFileSync(path, 'utf8'));
  process.stdout.write(`${JSON.stringify(values)}\n`);
}
