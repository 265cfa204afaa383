import { busAddress, type DesktopOffers, OFFERS_ALL, OFFERS_NOTHING, watchDesktopBus } from './desktop-bus.ts';

/** The session bus, joined behind the first icon. */
export type Joining = {
  /** Nothing before `joined`. */
  offers(): DesktopOffers;
  readonly joined: Promise<void>;
  /** Calls at once, and whenever the desktop offers something else. */
  follow(changed: () => void): void;
  stop(): void;
};

/** Elsewhere than on Linux everything is always offered. */
export function joinBus(): Joining {
  let offers = process.platform === 'linux' ? OFFERS_NOTHING : OFFERS_ALL;
  let changed = (): void => undefined;
  const address = process.platform === 'linux' ? busAddress(process.env) : undefined;
  const bus = address === undefined ? undefined : watchDesktopBus(address, hear);
  function hear(now: DesktopOffers): void {
    offers = now;
    changed();
  }
  return {
    offers: () => offers,
    joined: Promise.resolve(bus).then((joined) => {
      if (joined) offers = joined.offers;
    }),
    follow(listener) {
      changed = listener;
      listener();
    },
    stop: () => void bus?.then((joined) => joined.stop()),
  };
}
