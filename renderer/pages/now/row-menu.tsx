import type { WatchRow } from '../../../preload/views.ts';
import { CHECK_NOW, MENU, moreFor } from '../../words/now.ts';
import { MenuButton, type MenuItem } from '../watch/menu-button.tsx';
import { tomorrowMorning } from '../watch/tomorrow-morning.ts';
import { useActing } from './acting.ts';

const HOUR = 3_600_000;

export function RowMenu({ row }: { readonly row: WatchRow }) {
  const { act, now } = useActing();
  const { key, isMuted, pause: paused, secret } = row;
  const pause = (until?: number) => (): void => void act('pause', { key, ...(until !== undefined && { until }) });
  const pauses: readonly MenuItem[] = [
    { label: MENU.hour, choose: pause(now + HOUR) },
    { label: MENU.tomorrow, choose: pause(tomorrowMorning(now)) },
    { label: MENU.untilResumed, choose: pause() },
  ];
  const items: readonly MenuItem[] = [
    { label: CHECK_NOW, choose: () => void act('checkNow', { key }) },
    ...(paused === undefined ? pauses : [{ label: MENU.resume, choose: () => void act('resume', { key }) }]),
    { label: isMuted ? MENU.unmute : MENU.mute, choose: () => void act('mute', { key, isMuted: !isMuted }) },
    { label: MENU.console, choose: () => void act('openPage', { page: 'console', key }) },
  ];
  const label = moreFor(secret);
  return <MenuButton name={label} icon="more" label={label} items={items} look="quiet" isSmall tabIndex={-1} />;
}
