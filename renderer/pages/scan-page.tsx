import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Head } from '../components/head.tsx';
import type { PageProps } from '../page.ts';
import { words } from '../words/scan.ts';
import { usePlaces } from './add/use-places.ts';
import { Finished } from './finished.tsx';
import { ScanForm, type ScanWish } from './scan/scan-form.tsx';
import { Scanned } from './scan/scanned.tsx';
import { Steps } from './steps.tsx';

const STEPS = ['folder', 'choose', 'look'] as const;
export type ScanStep = (typeof STEPS)[number];

/** From a folder to watched secrets: found by name, looked at, then written. */
export function ScanPage({ keyturn, view, route }: PageProps) {
  const [step, go] = useState<ScanStep>('folder');
  const [wish, setWish] = useState<ScanWish>({ folder: route.key ?? '', profile: '', region: '' });
  const [count, finish] = useState<number>();
  const places = usePlaces(keyturn, (profile) => setWish((last) => ({ ...last, profile })));
  if (count !== undefined)
    return (
      <Finished title={words.done(count)} more={words.doneMore}>
        <Button look="primary" to={{ page: 'now' }}>
          {words.showNow}
        </Button>
      </Finished>
    );
  const steps = <Steps label={words.stepsLabel} steps={STEPS} names={words.steps} step={step} go={go} />;
  return (
    <>
      <Head title={words.title} answer={words.answer} acts={steps} />
      {step === 'folder' ? (
        <ScanForm
          keyturn={keyturn}
          view={view}
          wish={wish}
          places={places}
          change={setWish}
          scan={() => go('choose')}
        />
      ) : (
        <Scanned keyturn={keyturn} wish={wish} step={step} go={go} finish={finish} />
      )}
    </>
  );
}
