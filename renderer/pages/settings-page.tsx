import type { SettingsView } from '../../preload/views.ts';
import { useAnswer } from '../asking.ts';
import { Failed } from '../components/failed.tsx';
import { Head } from '../components/head.tsx';
import { Loading } from '../components/loading.tsx';
import type { PageProps } from '../page.ts';
import { words } from '../words/settings.ts';
import { About } from './settings/about.tsx';
import { General } from './settings/general.tsx';
import { Notifications } from './settings/notifications.tsx';
import { Profiles } from './settings/profiles.tsx';
import { Projects } from './settings/projects.tsx';
import { useSettings } from './settings/use-settings.ts';

function Sections({ start, ...props }: PageProps & { readonly start: SettingsView }) {
  const { settings, problem, save, substitute } = useSettings(props.keyturn, start);
  const { preferences, profiles, version, folder } = settings;
  const shared = { ...props, preferences, save };
  return (
    <>
      {problem && <Failed problem={problem} />}
      <General {...shared} />
      <Notifications {...shared} />
      <Projects {...props} />
      <Profiles profiles={profiles} substitute={substitute} />
      <About keyturn={props.keyturn} version={version} folder={folder} />
    </>
  );
}

/** No save button: every change is kept as it is made. */
export function SettingsPage(props: PageProps) {
  const asked = useAnswer(props.keyturn, 'getSettings', undefined);
  return (
    <>
      <Head title={words.title} answer={words.answer} />
      {asked.kind === 'loading' && <Loading rows={8} />}
      {asked.kind === 'failed' && <Failed problem={asked.problem} again={asked.again} />}
      {asked.kind === 'ready' && <Sections {...props} start={asked.value} />}
    </>
  );
}
