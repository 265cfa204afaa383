import { useState } from 'preact/hooks';
import type { Act } from '../../asking.ts';
import { Button } from '../../components/button.tsx';
import { words } from '../../words/watch.ts';
import type { Remedy } from '../now/remedies.ts';

export type CheckRemedyProps = {
  readonly remedy: Remedy;
  readonly isFirst: boolean;
  readonly act: Act;
  readonly signIn: (profile: string) => void;
};

/** Of those that a check can need: sign in, copy what helps, check again. */
export function CheckRemedy({ remedy, isFirst, act, signIn }: CheckRemedyProps) {
  const [isCopied, setCopied] = useState(false);
  const press = async (): Promise<void> => {
    if (remedy.kind === 'sign in') signIn(remedy.profile);
    if (remedy.kind === 'check') await act('checkNow', remedy.key === undefined ? {} : { key: remedy.key });
    if (remedy.kind === 'copy') setCopied((await act('copyText', { text: remedy.text })).ok);
  };
  return (
    <Button isSmall look={isFirst ? 'primary' : 'plain'} onPress={() => void press()}>
      {isCopied ? words.copied : remedy.label}
    </Button>
  );
}
