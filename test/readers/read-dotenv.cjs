// Paths on stdin, one a line; prints one JSON object a line. argv[2]: the dotenv package.
const { readFileSync } = require('node:fs');
const { parse } = require(process.argv[2]);
const paths = readFileSync(0, 'utf8').split('\n').filter(Boolean);
for (const path of paths) process.stdout.write(`${JSON.stringify(parse(readFileSync(path)))}\n`);
