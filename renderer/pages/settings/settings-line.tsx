import type { ComponentChildren } from 'preact';

type SettingsLineProps = {
  readonly what: ComponentChildren;
  readonly note?: ComponentChildren;
  readonly children: ComponentChildren;
};

/** What it is on the left, the control on the right. */
export function SettingsLine({ what, note, children }: SettingsLineProps) {
  return (
    <div class="line">
      <span class="what">
        {what}
        {note !== undefined && <small>{note}</small>}
      </span>
      {children}
    </div>
  );
}
