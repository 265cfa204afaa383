import type { EventName, Keyturn, Told } from '../preload/contract.ts';
import type { Answer } from '../preload/plain.ts';

/** In a browser: asks are POSTs, events come as server-sent events. The page's own address is the only one it speaks to. */
export function connectOverHttp(): Keyturn {
  const source = new EventSource('/events');
  return {
    async ask(name, ask) {
      try {
        const response = await fetch('/ask', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ name, ask }),
        });
        if (response.ok) return (await response.json()) as Answer<never>;
        return gone(response.status === 403 ? 'Open the link that Keyturn printed in its terminal.' : undefined);
      } catch {
        return gone(undefined);
      }
    },
    on<Name extends EventName>(name: Name, listener: (told: Told<Name>) => void) {
      const hear = ({ data }: MessageEvent<string>): void => listener(JSON.parse(data) as Told<Name>);
      source.addEventListener(name, hear);
      return () => source.removeEventListener(name, hear);
    },
  };
}

function gone(cure = 'Start `keyturn watch --ui` again.'): { readonly ok: false; readonly problem: typeof problem } {
  const problem = { code: 'unreachable', message: 'Keyturn does not answer.', cure };
  return { ok: false, problem };
}
