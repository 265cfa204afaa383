import dbus from '@particle/dbus-next';
import { ownName, serveObject } from './bus-call.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';

export type Notified = { readonly title: string; readonly body: string };

const { Message } = dbus;

export type NotificationServer = {
  readonly shown: readonly Notified[];
  /** The first that fits, also one that was shown before. */
  waitFor(fits: (one: Notified) => boolean): Promise<Notified>;
  /** As a person who clicks the notification with that title. */
  click(title: string): void;
  stop(): void;
};

/** A desktop's notification server that keeps what it was given. */
export async function startNotificationServer(busAddress: string): Promise<NotificationServer> {
  const bus = dbus.sessionBus({ busAddress });
  const shown: Notified[] = [];
  const waiting = new Set<() => void>();
  serveObject(bus, PATH, {
    [`${NAME}.GetCapabilities`]: () => ({ signature: 'as', body: [['actions', 'body', 'body-markup']] }),
    [`${NAME}.GetServerInformation`]: () => ({ signature: 'ssss', body: ['keyturn-test', 'test', '1', '1.2'] }),
    [`${NAME}.CloseNotification`]: () => ({ signature: '', body: [] }),
    [`${NAME}.Notify`]: (body) => {
      shown.push({ title: String(body[3]), body: String(body[4]) });
      for (const wake of waiting) wake();
      return { signature: 'u', body: [shown.length] };
    },
  });
  await ownName(bus, NAME);
  return {
    shown,
    waitFor: (fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = shown.find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    click(title) {
      const id = 1 + shown.findLastIndex((one) => one.title === title);
      if (id === 0) throw new Error(`no notification ${title}`);
      bus.send(Message.newSignal(PATH, NAME, 'ActionInvoked', 'us', [id, 'default']));
      bus.send(Message.newSignal(PATH, NAME, 'NotificationClosed', 'uu', [id, 2]));
    },
    stop: () => bus.disconnect(),
  };
}
