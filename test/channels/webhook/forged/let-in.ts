import type { Webhook } from '../a-webhook.ts';
import { PAGES, type Sns } from '../an-sns.ts';
import type { Forgery } from './forgery.ts';

/** All that a message had to do with us: what was heard, and pages that were opened and are no certificates of SNS. */
function marksOf(hook: Webhook, sns: Sns): number {
  return hook.effects.length + hook.states.length + sns.asked.filter((url) => !url.startsWith(PAGES)).length;
}

/** Names of the forgeries that had an effect, or got an answer that says yes; the first `most` of them. */
export async function letIn(
  forgeries: readonly Forgery[],
  hook: Webhook,
  sns: Sns,
  most = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const names: string[] = [];
  for (const [name, make] of forgeries) {
    if (names.length >= most) break;
    // Certificates are looked up only so often in a minute: none of these may be refused for that alone.
    sns.clock.jump(60_000);
    const before = marksOf(hook, sns);
    const status = await hook.post(make(sns)).then(
      (reply) => reply.status,
      () => 'cut off',
    );
    if (status === 200 || marksOf(hook, sns) > before) names.push(name);
  }
  return names;
}
