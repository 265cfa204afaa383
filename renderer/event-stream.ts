import { type Connection, type EventName, events, type Told } from '../preload/contract.ts';
import type { Answer } from '../preload/plain.ts';
import type { AppView } from '../preload/views.ts';

export type StreamPorts = {
  readonly tell: <Name extends EventName>(name: Name, told: Told<Name>) => void;
  /** The view as it is now: what was told while nobody listened is not told again. */
  readonly look: () => Promise<Answer<AppView>>;
};

export type Stream = { onConnection(listener: (connection: Connection) => void): () => void };

/** A browser connects again by itself after a lost line, but not after an answer that is no stream. Milliseconds. */
const AGAIN_MS = 3_000;

/**
 * Server-sent events for as long as the page lives. Without a pass it stops knocking: each knock prints a link, and that
 * link opens a page of its own.
 */
export function openStream({ tell, look }: StreamPorts): Stream {
  const listeners = new Set<(connection: Connection) => void>();
  let connection: Connection = 'open';
  const turn = (next: Connection): void => {
    if (next === connection) return;
    connection = next;
    for (const listener of listeners) listener(next);
  };
  const lookAgain = async (): Promise<boolean> => {
    const answer = await look();
    if (answer.ok) tell('viewChanged', answer.value);
    turn(answer.ok ? 'open' : answer.problem.code === 'locked' ? 'locked' : 'lost');
    return answer.ok;
  };
  const connect = (): void => {
    const source = new EventSource('events');
    for (const name of Object.keys(events) as EventName[]) {
      source.addEventListener(name, ({ data }: MessageEvent<string>) => tell(name, JSON.parse(data)));
    }
    source.onopen = () => void lookAgain();
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) setTimeout(() => void retry(), AGAIN_MS);
      else turn('lost');
    };
  };
  const retry = async (): Promise<void> => {
    if (await lookAgain()) connect();
    else if (connection === 'lost') setTimeout(() => void retry(), AGAIN_MS);
  };
  connect();
  return {
    onConnection(listener) {
      listeners.add(listener);
      listener(connection);
      return () => void listeners.delete(listener);
    },
  };
}
