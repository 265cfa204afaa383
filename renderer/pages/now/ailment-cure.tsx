import { Cure } from '../../components/cure.tsx';
import { Marked } from '../../components/marked.tsx';
import type { Ailment } from './remedies.ts';
import { RemedyButton } from './remedy-button.tsx';

export function AilmentCure({ ailment, of }: { readonly ailment: Ailment; readonly of: string }) {
  const { tone, says, soft, names, remedies } = ailment;
  const buttons = remedies.map((remedy, index) => (
    <RemedyButton key={remedy.label} remedy={remedy} isFirst={index === 0 && tone !== 'calm'} of={of} />
  ));
  return (
    <Cure
      tone={tone}
      says={<Marked text={says} names={names} />}
      soft={<Marked text={soft} names={names} />}
      acts={buttons.length > 0 ? buttons : undefined}
    />
  );
}
