import type { Finding } from '../../../preload/views.ts';
import { words } from '../../words/health.ts';
import { CheckLine } from './check-line.tsx';
import { commandIn } from './findings.ts';

type CheckTableProps = {
  readonly title: string;
  readonly caption: string;
  readonly look: 'fix' | 'pass';
  readonly findings: readonly Finding[];
  readonly copied: string;
  readonly copy: (text: string) => void;
};

export function CheckTable({ title, caption, look, findings, copied, copy }: CheckTableProps) {
  return (
    <section>
      <h2>{title}</h2>
      <table class={look === 'pass' ? 'checks pass' : 'checks'}>
        <caption class="sr">{caption}</caption>
        <colgroup>
          <col class="c-glyph" />
          <col class="c-what" />
          <col />
          <col class="c-cure" />
        </colgroup>
        <thead class="sr">
          <tr>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.check}</th>
            <th scope="col">{words.found}</th>
            <th scope="col">{words.cure}</th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding, index) => (
            <CheckLine
              key={`${finding.topic} ${index}`}
              finding={finding}
              isRepeated={findings[index - 1]?.topic === finding.topic}
              isCopied={copied !== '' && commandIn(finding.cure ?? '') === copied}
              copy={copy}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
