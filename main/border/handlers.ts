import type { Ask, RequestName, Value } from '../../preload/contract.ts';
import { addAnswers } from './add-answers.ts';
import type { AnswerPorts } from './asking.ts';
import { channelAnswers } from './channel-answers.ts';
import { healthAnswers } from './health-answers.ts';
import { historyAnswers } from './history-answers.ts';
import type { Tell } from './listeners.ts';
import { type Kept, settingsAnswers } from './settings-answers.ts';
import { signInAnswers } from './sign-in.ts';
import { systemAnswers } from './system-answers.ts';
import type { Views } from './views.ts';
import { viewOf, watchAnswers } from './watch-answers.ts';
import { watchDetail } from './watch-detail.ts';

/** One answer for each request; raises ProblemError for what a person can do something about. */
export type Handlers = { readonly [Name in RequestName]: (ask: Ask<Name>) => Promise<Value<Name>> };

export type HandlerParts = { readonly kept: Kept; readonly views: Views; readonly tell: Tell };

export function createHandlers(ports: AnswerPorts, { kept, views, tell }: HandlerParts): Handlers {
  const { getVersions, ...add } = addAnswers(ports);
  return {
    getView: async () => views.now(),
    ...watchAnswers(ports),
    async getWatch({ key }) {
      const view = viewOf(ports, key);
      const [versions, detail] = await Promise.all([getVersions(view), watchDetail({ ports, kept, key, view })]);
      return { ...detail, versions };
    },
    ...historyAnswers(ports),
    ...settingsAnswers(ports, kept),
    ...systemAnswers(ports),
    ...healthAnswers(ports),
    ...channelAnswers(ports, tell),
    ...add,
    ...signInAnswers(ports, tell),
  };
}
