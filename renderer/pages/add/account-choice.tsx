import type { Value } from '../../../preload/contract.ts';
import { words } from '../../words/add.ts';

export type Place = { readonly profile: string; readonly region: string };

type AccountChoiceProps = {
  readonly places: Value<'getPlaces'>;
  readonly place: Place;
  readonly choose: (place: Partial<Place>) => void;
};

type PickProps = {
  readonly label: string;
  readonly note?: string;
  /** The word for "none". */
  readonly none: string;
  readonly options: readonly string[];
  readonly value: string;
  readonly choose: (value: string) => void;
};

function Pick({ label, note, none, options, value, choose }: PickProps) {
  const id = `add-${label.toLowerCase()}`;
  return (
    <div class="form-line">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={note && `${id}-note`}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
      {note && <span />}
      {note && (
        <span class="soft" id={`${id}-note`}>
          {note}
        </span>
      )}
    </div>
  );
}

/** Which account and region; what is not chosen is left to the AWS configuration. */
export function AccountChoice({ places, place, choose }: AccountChoiceProps) {
  return (
    <fieldset class="options">
      <legend>{words.account}</legend>
      <Pick
        label={words.profile}
        note={places.profiles.length === 0 ? `${words.noProfiles} ${words.noProfilesCure}` : words.profileNote}
        none={words.noProfile}
        options={places.profiles}
        value={place.profile}
        choose={(profile) => choose({ profile })}
      />
      <Pick
        label={words.region}
        none={words.noRegion}
        options={places.regions}
        value={place.region}
        choose={(region) => choose({ region })}
      />
    </fieldset>
  );
}
