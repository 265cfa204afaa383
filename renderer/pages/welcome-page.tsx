import { useAct, useAnswer } from '../asking.ts';
import { Failed } from '../components/failed.tsx';
import { Glyph } from '../components/glyph.tsx';
import type { PageProps } from '../page.ts';
import { words } from '../words/welcome.ts';
import { WelcomeChoice } from './welcome/welcome-choice.tsx';

/** The first start: what it does, three ways in, and what it promises. */
export function WelcomePage({ keyturn }: PageProps) {
  const places = useAnswer(keyturn, 'getPlaces', undefined);
  const { act, isBusy, problem } = useAct(keyturn);
  const profiles = places.kind === 'ready' ? places.value.profiles.length : undefined;
  return (
    <div class="start">
      <div>
        <Glyph name="key" className="mark" />
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <ul class="choices">
          <WelcomeChoice
            icon="play"
            title={words.demo}
            note={isBusy ? words.demoStarting : words.demoNote}
            isFirst
            press={() => void act('startDemo', undefined)}
          />
          <WelcomeChoice icon="plus" title={words.add} note={words.addNote(profiles)} to={{ page: 'add' }} />
          <WelcomeChoice icon="folder" title={words.scan} note={words.scanNote} to={{ page: 'scan' }} />
        </ul>
        {problem && <Failed problem={problem} />}
        <ul class="promise" aria-label={words.promisesLabel}>
          {words.promises.map((promise) => (
            <li key={promise}>
              <Glyph name="check" />
              {promise}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
