import { useEffect, useState } from 'preact/hooks';
import type { Connection, Keyturn } from '../../preload/contract.ts';
import { clock } from '../times.ts';
import { GONE, LOCKED, stillShown } from '../words/connection.ts';
import { Marked } from './marked.tsx';
import { NoticeBar } from './notice-bar.tsx';

type Line = { readonly connection: Connection; readonly since: number };

/** Whether the page still hears from Keyturn; in its own window it always does. */
function useLine({ onConnection }: Keyturn): Line {
  const [line, setLine] = useState<Line>({ connection: 'open', since: 0 });
  useEffect(
    () =>
      onConnection?.((connection) =>
        // From lost to locked, what is shown gets no newer.
        setLine((last) => ({ connection, since: last.connection === 'open' ? Date.now() : last.since })),
      ),
    [onConnection],
  );
  return line;
}

/** Over every page: what is seen below may be old. Nothing while all is well. */
export function ConnectionBar({ keyturn }: { readonly keyturn: Keyturn }) {
  const { connection, since } = useLine(keyturn);
  const { message, cure } = connection === 'locked' ? LOCKED : GONE;
  return (
    <div class="connection" role="status">
      {connection !== 'open' && (
        <NoticeBar glyph="trouble">
          <Marked text={`${message} ${stillShown(clock(since))} ${cure}`} />
        </NoticeBar>
      )}
    </div>
  );
}
