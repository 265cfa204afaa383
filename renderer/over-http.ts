import type { Ask, EventName, Keyturn, RequestName, Told, Value } from '../preload/contract.ts';
import type { Answer, Problem } from '../preload/plain.ts';
import { openStream } from './event-stream.ts';
import { GONE, LOCKED, NOT_COPIED } from './words/connection.ts';

const failed = (problem: Problem) => ({ ok: false, problem }) as const;

/** The page's own address is the only one it speaks to. Never rejects. */
async function post<Name extends RequestName>(name: Name, ask: Ask<Name>): Promise<Answer<Value<Name>>> {
  try {
    const response = await fetch('ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, ask }),
    });
    if (response.ok) return await response.json();
    return failed(response.status === 403 ? LOCKED : GONE);
  } catch {
    return failed(GONE);
  }
}

/** Text that is no secret goes into the clipboard of whoever looks at the page, which may be another machine. */
async function copy({ text }: Ask<'copyText'>): Promise<Answer<undefined>> {
  try {
    await navigator.clipboard.writeText(text);
    return { ok: true, value: undefined };
  } catch {
    return failed(NOT_COPIED);
  }
}

/** The address comes from Keyturn, never from the page. */
async function openPage(ask: Ask<'openPage'>): Promise<Answer<Value<'openPage'>>> {
  const answer = await post('openPage', ask);
  if (answer.ok && answer.value?.address) window.open(answer.value.address, '_blank', 'noopener,noreferrer');
  return answer;
}

/** What a browser does itself. */
const OWN: { readonly [Name in RequestName]?: (ask: Ask<Name>) => Promise<Answer<Value<Name>>> } = {
  copyText: copy,
  openPage,
};

/** In a browser: asks are POSTs, events come as server-sent events. */
export function connectOverHttp(): Keyturn {
  const listeners = new Map<EventName, Set<(told: never) => void>>();
  const tell = <Name extends EventName>(name: Name, told: Told<Name>): void => {
    for (const listener of listeners.get(name) ?? []) listener(told as never);
  };
  const { onConnection } = openStream({ tell, look: () => post('getView', undefined) });
  return {
    ask(name, ask) {
      const own = OWN[name];
      return own === undefined ? post(name, ask) : own(ask);
    },
    on(name, listener) {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      return () => void all.delete(listener);
    },
    onConnection,
  };
}
