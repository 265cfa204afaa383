import type { ComponentChildren } from 'preact';

export type HeadProps = {
  readonly title: string;
  /** An identifier in place of words. */
  readonly isMono?: boolean;
  /** Above the title: the way back. */
  readonly crumb?: ComponentChildren;
  /** Below the title: `<Answer>` or plain words. */
  readonly answer?: ComponentChildren;
  /** At most two buttons. */
  readonly acts?: ComponentChildren;
};

export function Head({ title, isMono = false, crumb, answer, acts }: HeadProps) {
  return (
    <header class="head">
      <div class="title">
        {crumb !== undefined && <p class="crumb">{crumb}</p>}
        <h1 class={isMono ? 'mono' : undefined}>{title}</h1>
        {answer !== undefined && (typeof answer === 'string' ? <p class="answer">{answer}</p> : answer)}
      </div>
      {acts !== undefined && <div class="acts">{acts}</div>}
    </header>
  );
}
