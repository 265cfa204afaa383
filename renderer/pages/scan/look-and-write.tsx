import type { WatchDraft } from '../../../preload/views.ts';
import { Button } from '../../components/button.tsx';
import type { PageProps } from '../../page.ts';
import { words } from '../../words/scan.ts';
import { StepArea } from '../step-area.tsx';
import { DraftPanel } from './draft-panel.tsx';
import { useWriting } from './use-writing.ts';

type LookAndWriteProps = Pick<PageProps, 'keyturn'> & {
  readonly drafts: readonly WatchDraft[];
  readonly back: () => void;
  readonly finish: () => void;
};

/** The last look; only its button writes. */
export function LookAndWrite({ keyturn, drafts, back, finish }: LookAndWriteProps) {
  const { written, isBusy, write } = useWriting(keyturn, drafts);
  const start = async (): Promise<void> => {
    if (await write()) finish();
  };
  return (
    <>
      <StepArea name={words.steps.look} look="look" takesFocus>
        {drafts.map((draft, index) => (
          <DraftPanel
            key={`${draft.secret} ${draft.file}`}
            keyturn={keyturn}
            draft={draft}
            written={written[index] ?? { kind: 'waits' }}
          />
        ))}
      </StepArea>
      <footer class="bottom">
        <p role="status">{words.look(drafts.length)}</p>
        <Button isDisabled={isBusy} onPress={back}>
          {words.back}
        </Button>
        <Button look="primary" isDisabled={isBusy} onPress={() => void start()}>
          {isBusy ? words.writing : words.write}
        </Button>
      </footer>
    </>
  );
}
