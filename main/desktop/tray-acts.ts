import type { Route } from '../../preload/contract.ts';
import type { Border } from '../border/border.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { Clock } from '../engine/ports.ts';
import { pauseEnd, type TrayAction } from './tray-menu.ts';

type Parts = {
  readonly border: Pick<Border, 'ask'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly show: (route?: Route) => void;
  readonly quit: () => void;
};

/** A click in the menu asks the border, as a page would; what fails is in the next view. */
export function carryOutAction({ border, clock, show, quit }: Parts): (action: TrayAction) => void {
  return (action) => {
    const which = 'key' in action && action.key !== undefined ? { key: action.key } : {};
    switch (action.kind) {
      case 'open':
        return show(action.route);
      case 'check':
        return void border.ask('checkNow', which);
      case 'pause': {
        const until = pauseEnd(action.length, clock.now());
        return void border.ask('pause', { ...which, ...(until !== undefined && { until }) });
      }
      case 'resume':
        return void border.ask('resume', which);
      case 'mute':
        return void border.ask('mute', { key: action.key, isMuted: action.isMuted });
      case 'quit':
        return quit();
      default:
        return unreachable(action);
    }
  };
}
