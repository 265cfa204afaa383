import { join } from 'node:path';
import { fieldsOf, wholeOf } from '../domain/fields.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Sealed } from '../domain/sealed.ts';
import { refOf } from '../domain/secret.ts';
import { findField } from '../session/compare.ts';
import { PROJECT_FILE } from '../storage/project-file.ts';
import { type AnswerPorts, onlyInTray } from './asking.ts';
import type { SystemPort } from './border.ts';
import type { Handlers } from './handlers.ts';
import { viewOf } from './watch-answers.ts';

const TRAY_HELP = 'https://extensions.gnome.org/extension/615/appindicator-support/';
const DOCUMENTATION = 'https://github.com/keyturn/keyturn#readme';

/** The console's page of a secret; regions of other partitions have consoles of their own. */
function consolePage({ secret, region = 'us-east-1' }: { readonly secret: string; readonly region?: string }): string {
  const host = region.startsWith('cn-') ? 'console.amazonaws.cn' : 'console.aws.amazon.com';
  const query = new URLSearchParams({ name: secret, region });
  return `https://${host}/secretsmanager/secret?${query}`;
}

function nothingThere(variable: string): ProblemError {
  const message = `AWS has no value for ${variable} now.`;
  return new ProblemError({ code: 'unknown', message, cure: 'Check now, and look again.' });
}

/** What a field of a watched secret holds in AWS now; '' is the whole of it. */
async function heldBy(ports: AnswerPorts, { key, field }: { key: string; field: string }): Promise<Sealed> {
  const { content } = await ports.fetch(refOf(viewOf(ports, key).key));
  if (field === '') return wholeOf(content);
  const fields = fieldsOf(content);
  const found = fields?.find(field) ?? fields?.find(findField(fields.names, field) ?? field);
  if (!found) throw nothingThere(field);
  return found;
}

type Answers = Pick<
  Handlers,
  'reveal' | 'copyValue' | 'copyText' | 'chooseFolder' | 'openTarget' | 'openPage' | 'startDemo'
>;

function needed(system: SystemPort | undefined): SystemPort {
  if (system) return system;
  throw onlyInTray();
}

/** What the system does, for the window alone. */
export function systemAnswers(ports: AnswerPorts): Answers {
  const { session } = ports;
  return {
    async reveal(asked) {
      const { reveal } = needed(ports.system);
      await reveal(await heldBy(ports, asked), asked.field);
    },
    async copyValue(asked) {
      const system = needed(ports.system);
      await system.copy(await heldBy(ports, asked));
    },
    copyText: async ({ text }) =>
      needed(ports.system)
        .copyText(text)
        .then(() => undefined),
    async chooseFolder() {
      const folder = await needed(ports.system).chooseFolder();
      return folder === undefined ? {} : { folder };
    },
    async openTarget({ target }) {
      const isProject = session.projects().some(({ directory }) => directory === target);
      const isKnown = isProject || session.views().some(({ feeds }) => feeds.some((feed) => feed.target === target));
      if (!isKnown) throw nothingThere(target);
      await needed(ports.system).openPath(isProject ? join(target, PROJECT_FILE) : target);
    },
    async openPage({ page, key }) {
      const url = { 'tray help': TRAY_HELP, documentation: DOCUMENTATION, console: DOCUMENTATION }[page];
      const address = page === 'console' && key ? consolePage(viewOf(ports, key)) : url;
      if (!ports.system) return { address };
      await ports.system.openPage(address);
      return {};
    },
    startDemo: async () => {
      const start = ports.startDemo ?? needed(ports.system).startDemo;
      await start();
    },
  };
}
