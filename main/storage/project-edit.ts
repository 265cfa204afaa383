import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isSeq, parseDocument } from 'yaml';
import { ProblemError } from '../domain/problem.ts';
import { type Addition, additionOf, type NewWatch } from '../domain/project-addition.ts';
import { readDeclaration } from '../domain/project-declaration.ts';
import { appendTo, startList } from './yaml-insert.ts';
import { readYaml } from './yaml-position.ts';

const STARTER = `# Which secrets of AWS Secrets Manager go where. Names only, never values: safe to commit.
version: 1

# For watches that do not say otherwise. Without it: the default profile and region of the AWS CLI, every 5 minutes.
# defaults: { profile: dev, region: eu-west-1, interval: 5m }

# One item for each secret; \`keyturn add\` writes them, or you do:
#
#   - secret: dev/shop/database                                # name or ARN
#     to:
#       - env: .env                                            # relative to this file
#         map: { username: DB_USER, password: DB_PASSWORD }    # JSON field: variable
#       - env: apps/api/.env
#         prefix: DB_                                          # every JSON field: DB_USERNAME, DB_PASSWORD, …
#         readers: [python-dotenv]                             # who reads this file; default: found in the project
#       - env: .env.database
#         as: DATABASE_JSON                                    # the whole secret under one name
#       - keychain: { service: shop, account: db, field: password }
watches: []
`;

/** The commented \`keyturn.yaml\` that \`init\` writes. */
export function starterProject(): string {
  return STARTER;
}

/** The whole document written anew: comments stay, indentation and blank lines may not. */
function rewritten(text: string, { path, items }: Addition): Document {
  const document = parseDocument(text);
  const isList = Array.isArray(items);
  const held = document.getIn(path, true);
  if (isList ? !isSeq(held) : !isMap(held)) document.setIn(path, document.createNode(isList ? [] : {}));
  for (const [key, item] of Object.entries(items)) {
    if (isList) document.addIn(path, document.createNode(item));
    else document.setIn([...path, key], document.createNode(item));
  }
  return document;
}

/** Only the new lines are written; every other byte stays. */
function inserted(text: string, { path, items }: Addition): string {
  const document = parseDocument(text);
  const node = document.getIn(path, true);
  if (isSeq(node) || isMap(node)) return appendTo(text, node, items);
  return startList(text, { root: document.contents, key: String(path[0]), items });
}

/**
 * Adds a wish to the text of a valid `keyturn.yaml`, with its comments and layout kept. The same text when it is there already.
 * Raises ProblemError `configuration` for a text that is not valid; whether the result is, `readProject` tells.
 */
export function addWatch(text: string, wish: NewWatch): string {
  const yaml = readYaml(text);
  const reading = yaml.kind === 'read' ? readDeclaration(yaml.value) : yaml;
  if (yaml.kind === 'faulty' || reading.kind === 'faulty') {
    const message = 'keyturn.yaml has faults, so nothing can be added to it.';
    throw new ProblemError({
      code: 'configuration',
      message,
      cure: 'Correct it first; `keyturn doctor` names each line.',
    });
  }
  const addition = additionOf(yaml.value as Parameters<typeof additionOf>[0], wish);
  if (!addition) return text;
  const whole = rewritten(text, addition);
  const candidate = inserted(text, addition);
  const check = readYaml(candidate);
  return check.kind === 'read' && isDeepStrictEqual(check.value, whole.toJS())
    ? candidate
    : whole.toString({ lineWidth: 0 });
}
