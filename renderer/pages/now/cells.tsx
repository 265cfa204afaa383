import type { WatchRow } from '../../../preload/views.ts';
import { Identifier } from '../../components/identifier.tsx';
import { ahead, clock, DAY, day, daysBetween, span } from '../../times.ts';
import * as words from '../../words/now.ts';
import { words as times } from '../../words/times.ts';
import { useActing } from './acting.ts';

/** The row's name is what has the focus: Enter opens it like a link. */
export function Name({ row }: { readonly row: WatchRow }) {
  const { current } = useActing();
  const tabIndex = current === row.key ? 0 : -1;
  return <Identifier name={row.secret} to={{ page: 'watch', key: row.key }} tabIndex={tabIndex} />;
}

export type When = { readonly first: string; readonly second: string; readonly isSoft?: boolean };

/** `in 30 d` and `Dec 23`; `today 17:00` and `in 6 h`; `overdue by 2 d`. */
export function rotationLines({ nextRotationBy }: WatchRow, now: number): When {
  if (nextRotationBy === undefined) return { first: words.NOT_SCHEDULED, second: '', isSoft: true };
  if (nextRotationBy < now)
    return { first: words.overdue(span(now - nextRotationBy)), second: day(nextRotationBy, now) };
  const isSoon = nextRotationBy - now < DAY;
  if (!isSoon) return { first: ahead(nextRotationBy, now), second: day(nextRotationBy, now) };
  const named = daysBetween(nextRotationBy, now) === 0 ? times.today : times.tomorrow;
  return { first: named(clock(nextRotationBy)), second: ahead(nextRotationBy, now) };
}

type GoesToProps = {
  readonly row: WatchRow /** Which item of the keychain, its page says. */;
  readonly isDense?: boolean;
};

/** The first target, then how many more. */
export function GoesTo({ row: { targets }, isDense = false }: GoesToProps) {
  const [first] = targets;
  if (first === undefined) return null;
  const { kind, name } = words.targetName(first);
  const rest = targets.length > 1 ? words.more(targets.length - 1) : '';
  const title = targets.map((target) => target.name).join('\n');
  const cut = kind === 'file' ? name.lastIndexOf('/') + 1 : 0;
  return (
    <span class="place" title={title}>
      {kind === 'keychain' && <span class="kind">{words.KEYCHAIN}</span>}
      {cut > 0 && <span class="mono path">{name.slice(0, cut)}</span>}
      {(kind === 'file' || !isDense) && <span class="mono leaf">{name.slice(cut)}</span>}
      {rest !== '' && <span class="rest">{rest}</span>}
    </span>
  );
}
