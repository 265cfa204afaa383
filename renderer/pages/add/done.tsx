import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { Glyph } from '../../components/glyph.tsx';
import { words } from '../../words/add.ts';

type DoneProps = { readonly secret: string; readonly again: () => void };

/** Takes the focus: the button that led here is gone. */
export function Done({ secret, again }: DoneProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="start">
      <div>
        <Glyph name="changed" className="mark" />
        <h1 ref={heading} tabIndex={-1}>
          {words.done(secret)}
        </h1>
        <p class="lead">{words.doneMore}</p>
        <p class="acts">
          <Button look="primary" to={{ page: 'now' }}>
            {words.showNow}
          </Button>
          <Button onPress={again}>{words.another}</Button>
        </p>
      </div>
    </div>
  );
}
