import dbus, { type Message as BusMessage, type MessageBus } from '@particle/dbus-next';
import { callBus, ownName, serveObject } from './bus-call.ts';

const { Message, MessageFlag, MessageType, Variant } = dbus;
const WATCHER = 'org.kde.StatusNotifierWatcher';
const ITEM = 'org.kde.StatusNotifierItem';
const ITEM_PATH = '/StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const PROPERTIES = 'org.freedesktop.DBus.Properties';
const DAEMON = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/** `path`: its label after those of the menus it lies in, as in `Pause > For 1 hour`. */
export type MenuEntry = {
  readonly id: number;
  readonly label: string;
  readonly path: string;
  readonly enabled: boolean;
};

/** What a person sees of the icon and its menu; `icon` are the pixels. */
export type Look = {
  readonly tooltip: string;
  readonly icon: string;
  readonly menu: readonly MenuEntry[];
  readonly inner: readonly MenuEntry[];
};

/** One icon in the bar, as a desktop's panel sees it. */
export type HostedItem = {
  look(): Promise<Look>;
  /** Looks again at every signal of the item until `fits`. */
  lookUntil(fits: (look: Look) => boolean): Promise<Look>;
  /** `path`: of a line, as in `Pause > For 1 hour`. */
  click(path: string): Promise<void>;
  /** Resolves when its owner left the bus. */
  readonly gone: Promise<void>;
};

export type TrayHost = {
  /** The first item that registered and was not asked for yet, or will. */
  nextItem(): Promise<HostedItem>;
  stop(): void;
};

type Node = [id: number, properties: Record<string, unknown>, children: Node[]];

/** Of the menus inside, all the way down. */
function innerOf([, , children]: Node, before = ''): MenuEntry[] {
  return children.flatMap((child) => {
    const [own] = entriesOf([0, {}, [child]], before);
    return own ? [...entriesOf(child, `${own.path} > `), ...innerOf(child, `${own.path} > `)] : [];
  });
}

function entriesOf([, , children]: Node, before = ''): MenuEntry[] {
  const shown = children.filter(([, { type, visible }]) => type !== 'separator' && visible !== false);
  return shown.map(([id, { label, enabled }]) => {
    const text = String(label).replace(/_(.)/g, '$1');
    return { id, label: text, path: `${before}${text}`, enabled: enabled !== false };
  });
}

function hostedItem(bus: MessageBus, service: string): HostedItem {
  const signals = new Set<() => void>();
  const { promise: gone, resolve: leave } = Promise.withResolvers<void>();
  const hear = ({ type, member, path, body }: BusMessage): void => {
    if (type !== MessageType.SIGNAL) return;
    if (member === 'NameOwnerChanged' && body[0] === service && body[2] === '') {
      leave();
      bus.off('message', hear);
    }
    if (path === ITEM_PATH || path?.startsWith('/com/canonical/')) for (const wake of signals) wake();
  };
  bus.on('message', hear);
  const ask = (about: string, member: string, signature: string, body: unknown[], path = ITEM_PATH) =>
    callBus(bus, { destination: service, path, interface: about, member, signature, body });
  const property = async (name: string): Promise<unknown> => (await ask(PROPERTIES, 'Get', 'ss', [ITEM, name]))[0];
  const look = async (): Promise<Look> => {
    const menuPath = String(await property('Menu'));
    const [, root] = (await ask(MENU, 'GetLayout', 'iias', [0, -1, []], menuPath)) as [number, Node];
    const pixels = (await property('IconPixmap')) as [number, number, Buffer][];
    const tooltip = (await property('ToolTip')) as string[];
    return {
      tooltip: tooltip[2] ?? '',
      icon: pixels.map(([, , data]) => data.toString('base64')).join(),
      menu: entriesOf(root),
      inner: innerOf(root),
    };
  };
  return {
    gone,
    look,
    async lookUntil(fits) {
      for (;;) {
        const { promise: signal, resolve } = Promise.withResolvers<void>();
        signals.add(resolve);
        const seen = await look();
        if (fits(seen)) return seen;
        await signal;
        signals.delete(resolve);
      }
    },
    async click(path) {
      const { menu, inner } = await look();
      const entry = [...menu, ...inner].find((one) => one.path === path);
      if (!entry?.enabled) throw new Error(`no enabled menu entry ${path}`);
      const menuPath = String(await property('Menu'));
      const body = [entry.id, 'clicked', new Variant('i', 0), 0];
      // A panel does not wait for the answer either: who quits gives none.
      const flags = MessageFlag.NO_REPLY_EXPECTED;
      bus.send(
        new Message({
          destination: service,
          path: menuPath,
          interface: MENU,
          member: 'Event',
          signature: 'isvu',
          body,
          flags,
        }),
      );
    },
  };
}

/** Owns the StatusNotifierWatcher of a bus and says that a host is there. */
export async function startTrayHost(busAddress: string): Promise<TrayHost> {
  const bus = dbus.sessionBus({ busAddress });
  const items: HostedItem[] = [];
  const waiting: ((item: HostedItem) => void)[] = [];
  const nothing = { signature: '', body: [] };
  serveObject(bus, '/StatusNotifierWatcher', {
    [`${WATCHER}.RegisterStatusNotifierItem`]: ([service]) => {
      const item = hostedItem(bus, String(service));
      const wanted = waiting.shift();
      if (wanted) wanted(item);
      else items.push(item);
      return nothing;
    },
    [`${PROPERTIES}.Get`]: ([, name]) => {
      return { signature: 'v', body: [name === 'ProtocolVersion' ? new Variant('i', 0) : new Variant('b', true)] };
    },
  });
  for (const match of [
    "type='signal',member='NameOwnerChanged'",
    `type='signal',interface='${ITEM}'`,
    `type='signal',interface='${MENU}'`,
  ]) {
    await callBus(bus, { ...DAEMON, member: 'AddMatch', signature: 's', body: [match] });
  }
  await ownName(bus, WATCHER);
  return {
    nextItem: () => {
      const item = items.shift();
      return item ? Promise.resolve(item) : new Promise((resolve) => waiting.push(resolve));
    },
    stop: () => bus.disconnect(),
  };
}
