import type { Asked } from '../../asking.ts';
import { Button } from '../../components/button.tsx';
import { Failed } from '../../components/failed.tsx';
import { Loading } from '../../components/loading.tsx';
import type { PageProps } from '../../page.ts';
import { words } from '../../words/scan.ts';
import { AccountChoice, type Place } from '../add/account-choice.tsx';
import { reasonAgainstFolder } from '../add/complaints.ts';
import { browseWith } from '../browse.ts';
import { FolderField } from '../folder-field.tsx';

export type ScanWish = Place & { readonly folder: string };

type ScanFormProps = Pick<PageProps, 'keyturn' | 'view'> & {
  readonly wish: ScanWish;
  readonly places: Asked<'getPlaces'>;
  readonly change: (wish: ScanWish) => void;
  readonly scan: () => void;
};

/** Which folder, and the secrets of which account. */
export function ScanForm({ keyturn, view, wish, places, change, scan }: ScanFormProps) {
  const complaint = reasonAgainstFolder(wish.folder);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (complaint === undefined) scan();
  };
  return (
    <form onSubmit={submit}>
      <div class="account">
        <fieldset class="options">
          <legend>{words.folder}</legend>
          <p class="soft">{words.folderNote}</p>
          <FolderField
            folder={wish.folder}
            complaint={complaint}
            browse={browseWith(keyturn, view)}
            choose={(folder) => change({ ...wish, folder })}
          />
        </fieldset>
        {places.kind === 'loading' && <Loading rows={3} />}
        {places.kind === 'failed' && <Failed problem={places.problem} again={places.again} />}
        {places.kind === 'ready' && (
          <AccountChoice places={places.value} place={wish} choose={(place) => change({ ...wish, ...place })} />
        )}
      </div>
      <footer class="bottom">
        <p role="status">{complaint}</p>
        <Button type="submit" look="primary" isDisabled={complaint !== undefined}>
          {words.scan}
        </Button>
      </footer>
    </form>
  );
}
