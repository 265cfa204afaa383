import type { WatchRow } from '../../../preload/views.ts';
import type { Act } from '../../asking.ts';
import { Button } from '../../components/button.tsx';
import { words } from '../../words/watch.ts';
import { MenuButton, type MenuItem } from './menu-button.tsx';
import { tomorrowMorning } from './tomorrow-morning.ts';

export type WatchActsProps = {
  readonly row: WatchRow;
  readonly now: number;
  readonly act: Act;
};

const HOUR = 3_600_000;

function pauseItems({ row: { key }, now, act }: WatchActsProps): readonly MenuItem[] {
  const pause = (until?: number): void => void act('pause', { key, ...(until !== undefined && { until }) });
  return [
    { label: words.hour, choose: () => pause(now + HOUR) },
    { label: words.tomorrow, choose: () => pause(tomorrowMorning(now)) },
    { label: words.untilResumed, choose: () => pause() },
  ];
}

export function WatchActs(props: WatchActsProps) {
  const { row, act } = props;
  const { key, isMuted } = row;
  const more: readonly MenuItem[] = [
    { label: isMuted ? words.unmute : words.mute, choose: () => void act('mute', { key, isMuted: !isMuted }) },
    { label: words.console, choose: () => void act('openPage', { page: 'console', key }) },
  ];
  return (
    <>
      <Button isDisabled={row.isChecking} onPress={() => void act('checkNow', { key })}>
        {row.isChecking ? words.checking : words.checkNow}
      </Button>
      {row.pause === undefined && (
        <MenuButton name={words.pauseChoices} items={pauseItems(props)}>
          {words.pause}
        </MenuButton>
      )}
      {row.pause !== undefined && <Button onPress={() => void act('resume', { key })}>{words.resume}</Button>}
      <MenuButton name={words.more} icon="more" label={words.more} items={more} />
    </>
  );
}
