import type { Route } from '../../../preload/contract.ts';
import { Glyph } from '../../components/glyph.tsx';
import type { GlyphName } from '../../components/shapes.ts';
import { hrefOf } from '../../routes.ts';

type WelcomeChoiceProps = {
  readonly icon: GlyphName;
  readonly title: string;
  readonly note: string;
  readonly isFirst?: boolean;
  /** A page, an act, or neither: then it is only said. */
  readonly to?: Route;
  readonly press?: () => void;
};

export function WelcomeChoice({ icon, title, note, isFirst = false, to, press }: WelcomeChoiceProps) {
  const isOff = to === undefined && press === undefined;
  const inside = (
    <>
      <Glyph name={icon} />
      <b>{title}</b>
      <span>{note}</span>
      {!isOff && <Glyph name="next" />}
    </>
  );
  return (
    <li class={isFirst ? 'first' : undefined}>
      {to && <a href={hrefOf(to)}>{inside}</a>}
      {press && (
        <button type="button" onClick={press}>
          {inside}
        </button>
      )}
      {isOff && <div>{inside}</div>}
    </li>
  );
}
