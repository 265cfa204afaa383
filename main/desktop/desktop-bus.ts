import { existsSync } from 'node:fs';
import type { Message as BusMessage, MessageBus } from '@particle/dbus-next';

/** What a Linux desktop offers beside a display. */
export type DesktopOffers = {
  /** Somebody shows tray icons: https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/ */
  readonly hasTrayHost: boolean;
  readonly hasNotifications: boolean;
};

export type DesktopBus = { readonly offers: DesktopOffers; stop(): void };

export const OFFERS_NOTHING: DesktopOffers = { hasTrayHost: false, hasNotifications: false };
export const OFFERS_ALL: DesktopOffers = { hasTrayHost: true, hasNotifications: true };

const WATCHER = 'org.kde.StatusNotifierWatcher';
const NOTIFICATIONS = 'org.freedesktop.Notifications';
const DAEMON = 'org.freedesktop.DBus';
/** Whatever it says about hosts: that one came, that the last one went, that its owner changed. */
const MATCHES = [
  `type='signal',sender='${DAEMON}',member='NameOwnerChanged',arg0='${WATCHER}'`,
  `type='signal',sender='${DAEMON}',member='NameOwnerChanged',arg0='${NOTIFICATIONS}'`,
  `type='signal',interface='${WATCHER}',member='StatusNotifierHostRegistered'`,
  `type='signal',interface='${WATCHER}',member='StatusNotifierHostUnregistered'`,
];
const NEWS: ReadonlySet<string | undefined> = new Set([
  'NameOwnerChanged',
  'StatusNotifierHostRegistered',
  'StatusNotifierHostUnregistered',
]);

/** Of the session bus; undefined without one. */
export function busAddress({ DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR }: NodeJS.ProcessEnv): string | undefined {
  if (DBUS_SESSION_BUS_ADDRESS) return DBUS_SESSION_BUS_ADDRESS;
  const usual = `${XDG_RUNTIME_DIR}/bus`;
  return XDG_RUNTIME_DIR && existsSync(usual) ? `unix:path=${usual}` : undefined;
}

type Call = (destination: string, member: string, body: readonly string[]) => Promise<unknown>;

async function offersOf(call: Call): Promise<DesktopOffers> {
  const owns = (name: string) => call(DAEMON, 'NameHasOwner', [name]);
  // All at once: the icon waits for the answers.
  const [names, hasNotifier, hasWatcher] = await Promise.all([
    call(DAEMON, 'ListActivatableNames', []) as Promise<readonly string[]>,
    owns(NOTIFICATIONS),
    owns(WATCHER),
  ]);
  const hasNotifications = names.includes(NOTIFICATIONS) || hasNotifier === true;
  if (hasWatcher !== true) return { hasTrayHost: false, hasNotifications };
  const property = await call(WATCHER, 'Get', [WATCHER, 'IsStatusNotifierHostRegistered']).catch(() => undefined);
  return { hasTrayHost: (property as { value?: unknown } | undefined)?.value === true, hasNotifications };
}

async function connect(address: string): Promise<{ bus: MessageBus; call: Call }> {
  const { default: dbus } = await import('@particle/dbus-next');
  const bus = dbus.sessionBus({ busAddress: address });
  const failed = new Promise<never>((_resolve, reject) => bus.on('error', reject));
  failed.catch(() => undefined);
  const call: Call = async (destination, member, body) => {
    const isProperty = member === 'Get';
    const message = new dbus.Message({
      destination,
      path: destination === DAEMON ? '/org/freedesktop/DBus' : '/StatusNotifierWatcher',
      interface: isProperty ? 'org.freedesktop.DBus.Properties' : destination,
      member,
      signature: 's'.repeat(body.length),
      body: [...body],
    });
    return (await Promise.race([bus.call(message), failed]))?.body[0];
  };
  return { bus, call };
}

/** Asks a session bus, and calls back when the answer is another. A bus that cannot be reached offers nothing. */
export async function watchDesktopBus(address: string, changed: (offers: DesktopOffers) => void): Promise<DesktopBus> {
  try {
    const { bus, call } = await connect(address);
    let offers = OFFERS_NOTHING;
    const look = async (): Promise<void> => {
      const now = await offersOf(call).catch(() => OFFERS_NOTHING);
      const isSame = now.hasTrayHost === offers.hasTrayHost && now.hasNotifications === offers.hasNotifications;
      offers = now;
      if (!isSame) changed(now);
    };
    bus.on('message', ({ member }: BusMessage) => {
      if (NEWS.has(member)) void look();
    });
    const matched = MATCHES.map((match) => call(DAEMON, 'AddMatch', [match]));
    [offers] = await Promise.all([offersOf(call), ...matched]);
    return { offers, stop: () => bus.disconnect() };
  } catch {
    return { offers: OFFERS_NOTHING, stop: () => undefined };
  }
}
