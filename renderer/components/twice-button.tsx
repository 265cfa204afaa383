import { useState } from 'preact/hooks';
import { Button, type ButtonProps } from './button.tsx';

export type TwiceButtonProps = Pick<ButtonProps, 'look' | 'isSmall' | 'tabIndex'> & {
  readonly word: string;
  /** What it says before it acts. */
  readonly sure: string;
  /** A name for each of the two, where the word alone does not say of what. */
  readonly named?: (word: string) => string;
  readonly onPress: () => void;
};

/** For what cannot be taken back from here: the first press asks in its place, leaving it is a no. */
export function TwiceButton({ word, sure, named, onPress, ...look }: TwiceButtonProps) {
  const [isAsked, setAsked] = useState(false);
  const says = isAsked ? sure : word;
  const press = (): void => {
    setAsked(!isAsked);
    if (isAsked) onPress();
  };
  return (
    <Button {...look} {...(named && { label: named(says) })} onPress={press} onLeave={() => setAsked(false)}>
      {says}
    </Button>
  );
}
