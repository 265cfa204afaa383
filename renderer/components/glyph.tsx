import { type GlyphName, isState, LINE_SHAPES, STATE_SHAPES } from './shapes.ts';

export type GlyphProps = {
  readonly name: GlyphName;
  /** What it says where no word stands beside it. */
  readonly word?: string;
  readonly className?: string;
};

export function Glyph({ name, word, className = '' }: GlyphProps) {
  const kind = isState(name) ? name : 'line';
  const path = isState(name) ? STATE_SHAPES[name] : LINE_SHAPES[name];
  const drawn = <path fill-rule="evenodd" d={path} />;
  const shared = { class: `glyph ${kind} ${className}`, viewBox: '0 0 16 16' };
  if (word === undefined) {
    return (
      <svg {...shared} aria-hidden="true">
        {drawn}
      </svg>
    );
  }
  return (
    <svg {...shared} role="img" aria-label={word}>
      {drawn}
    </svg>
  );
}
