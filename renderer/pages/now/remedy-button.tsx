import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { TwiceButton } from '../../components/twice-button.tsx';
import { unreachable } from '../../unreachable.ts';
import * as words from '../../words/cures.ts';
import { actFor } from '../../words/now.ts';
import { type Acting, useActing } from './acting.ts';
import type { Remedy } from './remedies.ts';

function apply(remedy: Exclude<Remedy, { readonly kind: 'copy' }>, { act, go, signIn }: Acting): void {
  switch (remedy.kind) {
    case 'go':
      go(remedy.to);
      break;
    case 'choose': {
      const { key, target, choice } = remedy;
      const choices = Object.fromEntries(target.keys.map((name) => [name, choice]));
      void act('choose', { key, target: target.target, choices });
      break;
    }
    case 'check':
      void act('checkNow', remedy.key === undefined ? {} : { key: remedy.key });
      break;
    case 'remove':
      void act('removeTarget', { key: remedy.key, target: remedy.target });
      break;
    case 'open':
      void act('openTarget', { target: remedy.target });
      break;
    case 'sign in':
      signIn(remedy.profile);
      break;
    default:
      unreachable(remedy);
  }
}

export type RemedyButtonProps = { readonly remedy: Remedy; readonly isFirst: boolean; readonly of: string };

/** Reached from its row with →, so that the list stays one tab stop. */
export function RemedyButton({ remedy, isFirst, of }: RemedyButtonProps) {
  const acting = useActing();
  const [isCopied, setCopied] = useState(false);
  const press = (): void => {
    if (remedy.kind === 'copy') void acting.act('copyText', { text: remedy.text }).then(({ ok }) => setCopied(ok));
    else apply(remedy, acting);
  };
  if (remedy.kind === 'remove') {
    const named = (word: string): string => actFor(word, of);
    return (
      <TwiceButton word={remedy.label} sure={words.REMOVE_SURE} named={named} isSmall tabIndex={-1} onPress={press} />
    );
  }
  const look = isFirst ? 'primary' : 'plain';
  const label = isCopied ? words.COPIED : remedy.label;
  const shared = { isSmall: true, look, tabIndex: -1, label: actFor(label, of) } as const;
  return remedy.kind === 'go' ? (
    <Button {...shared} to={remedy.to}>
      {label}
    </Button>
  ) : (
    <Button {...shared} onPress={press}>
      {label}
    </Button>
  );
}
