import { useRef, useState } from 'preact/hooks';
import type { Keyturn } from '../../../preload/contract.ts';
import type { Answer, Problem } from '../../../preload/plain.ts';
import type { Preferences, SettingsView } from '../../../preload/views.ts';

type Change = () => Promise<Answer<SettingsView>>;

export type Settings = {
  readonly settings: SettingsView;
  readonly problem: Problem | undefined;
  readonly save: (preferences: Preferences) => void;
  readonly substitute: (name: string, local: string | undefined) => void;
};

/** Shows a change at once, saves changes one after the other, and goes back to what is saved when one fails. */
export function useSettings(keyturn: Keyturn, start: SettingsView): Settings {
  const [settings, setSettings] = useState(start);
  const [problem, setProblem] = useState<Problem>();
  const saved = useRef(start);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const waiting = useRef(0);
  const change = (run: Change): void => {
    waiting.current += 1;
    queue.current = queue.current.then(async () => {
      const answer = await run();
      waiting.current -= 1;
      if (answer.ok) saved.current = answer.value;
      setProblem(answer.ok ? undefined : answer.problem);
      if (waiting.current === 0) setSettings(saved.current);
    });
  };
  return {
    settings,
    problem,
    save: (preferences) => {
      setSettings((last) => ({ ...last, preferences }));
      change(() => keyturn.ask('setPreferences', preferences));
    },
    substitute: (name, local) =>
      change(() => keyturn.ask('setProfile', { name, ...(local !== undefined && { local }) })),
  };
}
