import type { CallsView } from '../../../preload/calls-view.ts';
import { ColumnHeads } from '../../components/column-heads.tsx';
import { costColumns, paceLine, pollingLine, words } from '../../words/cost.ts';
import { count, dollars } from '../../words/shell.ts';

/** What the calls of this month cost, by profile and API, and what asking as often as events come would. */
export function CostTable({ calls }: { readonly calls: CallsView }) {
  const { rows = [], polling, pace } = calls;
  if (rows.length === 0) return null;
  return (
    <section class="costs">
      <h2>{words.title}</h2>
      <table>
        <caption class="sr">{words.caption}</caption>
        <thead>
          <ColumnHeads columns={costColumns} />
        </thead>
        <tbody>
          {rows.map(({ profile, api, today, pace: monthly, ...spent }) => (
            <tr key={`${profile} ${api}`}>
              <td>{profile === '' ? words.defaultProfile : profile}</td>
              <th scope="row">
                <code>{api}</code>
              </th>
              <td>{count(today?.count ?? 0)}</td>
              <td>{count(spent.count)}</td>
              <td>{dollars(spent.dollars)}</td>
              <td>{monthly ? dollars(monthly.dollars) : words.tooEarly}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft">{paceLine(pace)}</p>
      {polling && <p class="soft">{pollingLine(polling)}</p>}
    </section>
  );
}
