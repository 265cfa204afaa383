import type { Events } from '../queues/events.ts';
import { notificationPost, type SnsPost, type SnsSender } from './sns-posts.ts';

/** Tries without a pause, as the default delivery policy begins (SNS developer guide, "Message delivery retries"). */
const TRIES = 3;

export type HttpSubscription = {
  readonly events: Events;
  readonly sender: SnsSender;
  /** Where it posts to. */
  readonly endpoint: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

async function deliver(endpoint: string, { headers, body }: SnsPost): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    try {
      const { ok } = await fetch(endpoint, { method: 'POST', headers, body });
      if (ok) return;
    } catch {
      // Nobody listens; the next try may find somebody.
    }
  }
}

/** Each event is posted, signed by the topic's key; one that nobody takes is lost, as without a dead-letter queue. Returns its own removal. */
export function subscribeOverHttp({ events, sender, endpoint, now }: HttpSubscription): () => void {
  return events.listen((message) => void deliver(endpoint, notificationPost(sender, { message, at: now() })));
}
