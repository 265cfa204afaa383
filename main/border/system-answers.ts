import { desire } from '../domain/desired.ts';
import { feedsOf } from '../domain/feed.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Sealed } from '../domain/sealed.ts';
import { refKey } from '../domain/secret.ts';
import { loadProject } from '../storage/project-file.ts';
import { type AnswerPorts, onlyInTray } from './asking.ts';
import type { SystemPort } from './border.ts';
import type { Handlers } from './handlers.ts';
import type { Kept } from './settings-answers.ts';
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

/** What a variable of a watch holds in AWS now. */
async function valueOf(
  ports: AnswerPorts,
  kept: Kept,
  { key, field }: { key: string; field: string },
): Promise<Sealed> {
  const { projects } = viewOf(ports, key);
  const { profiles, allowOutside } = kept.now();
  const readings = projects.map((directory) => loadProject({ directory, profiles, allowOutside }));
  const watches = readings.flatMap((reading) => (reading.kind === 'loaded' ? reading.watches : []));
  const feeds = feedsOf(watches).filter(({ ref }) => refKey(ref) === key);
  const [feed] = feeds;
  if (!feed) throw nothingThere(field);
  const { content } = await ports.fetch(feed.ref);
  const wanted = feeds.flatMap((one) => desire(one, content).wanted);
  const found = wanted.find(({ setting }) => setting.name === field);
  if (!found) throw nothingThere(field);
  return found.setting.value;
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
export function systemAnswers(ports: AnswerPorts, kept: Kept): Answers {
  const { session } = ports;
  return {
    async reveal(asked) {
      const system = needed(ports.system);
      await system.reveal(await valueOf(ports, kept, asked), asked.field);
    },
    async copyValue(asked) {
      const system = needed(ports.system);
      await system.copy(await valueOf(ports, kept, asked));
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
      const isKnown = session.views().some(({ feeds }) => feeds.some((feed) => feed.target === target));
      if (!isKnown) throw nothingThere(target);
      await needed(ports.system).openPath(target);
    },
    async openPage({ page, key }) {
      const url = { 'tray help': TRAY_HELP, documentation: DOCUMENTATION, console: DOCUMENTATION }[page];
      await needed(ports.system).openPage(page === 'console' && key ? consolePage(viewOf(ports, key)) : url);
    },
    startDemo: async () =>
      needed(ports.system)
        .startDemo()
        .then(() => undefined),
  };
}
