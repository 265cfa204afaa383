import type { ComponentChildren } from 'preact';

export type PanelProps = {
  readonly title: ComponentChildren;
  readonly note?: ComponentChildren;
  readonly tone?: 'plain' | 'needs-you';
  readonly acts?: ComponentChildren;
  readonly foot?: ComponentChildren;
  readonly children: ComponentChildren;
};

export function Panel({ title, note, tone = 'plain', acts, foot, children }: PanelProps) {
  return (
    <div class={`panel ${tone}`}>
      <header>
        <div>
          <h3>{title}</h3>
          {note !== undefined && <p>{note}</p>}
        </div>
        {acts}
      </header>
      {children}
      {foot !== undefined && <footer>{foot}</footer>}
    </div>
  );
}
