import { Switch } from '../../components/switch.tsx';

type SwitchLineProps = {
  readonly what: string;
  readonly note?: string;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly change: (isOn: boolean) => void;
};

/** The words turn it too. */
export function SwitchLine({ what, note, isOn, isDisabled = false, change }: SwitchLineProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch is inside
    <label class="line">
      <span class="what">
        {what}
        {note !== undefined && <small>{note}</small>}
      </span>
      <Switch label={what} isOn={isOn} isDisabled={isDisabled} onChange={change} />
    </label>
  );
}
