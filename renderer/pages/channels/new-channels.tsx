import type { ChannelRow } from '../../../preload/channel-views.ts';
import type { PageProps } from '../../page.ts';
import { words } from '../../words/channels.ts';
import { MakeQueue } from './make-queue.tsx';
import { NewQueue } from './new-queue.tsx';
import { NewWebhook } from './new-webhook.tsx';

export type NewChannelsProps = Pick<PageProps, 'keyturn' | 'view'> & {
  readonly changed: (rows: readonly ChannelRow[]) => void;
};

/** The ways to one more channel, the one that most people want first. */
export function NewChannels(props: NewChannelsProps) {
  return (
    <>
      <section class="new-channel">
        <h2>{words.make}</h2>
        <MakeQueue {...props} />
      </section>
      <section class="new-channel">
        <h2>{words.add}</h2>
        <NewQueue {...props} />
      </section>
      <section class="new-channel">
        <h2>{words.hook}</h2>
        <NewWebhook {...props} />
      </section>
    </>
  );
}
