import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type SettingsSectionProps = { readonly title: string; readonly children: ComponentChildren };

export function SettingsSection({ title, children }: SettingsSectionProps) {
  const id = useId();
  return (
    <section class="settings" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div class="lines">{children}</div>
    </section>
  );
}
