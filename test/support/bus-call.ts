import dbus, { type Message as BusMessage, type MessageBus } from '@particle/dbus-next';

const { Message, Variant } = dbus;

export type BusCall = {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: unknown[];
};

/** Variants, also nested ones, as plain values. */
export function plain(value: unknown): unknown {
  if (value instanceof Variant) return plain(value.value);
  if (Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object' && value.constructor === Object) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  }
  return value;
}

/** The reply's arguments. Raises the D-Bus error. */
export async function callBus(bus: MessageBus, call: BusCall): Promise<unknown[]> {
  const reply = await bus.call(new Message({ signature: '', body: [], ...call }));
  return (reply?.body ?? []).map(plain);
}

/** Answers method calls to one object; a member that is not in the table is somebody else's. */
export function serveObject(
  bus: MessageBus,
  path: string,
  members: Readonly<Record<string, (body: unknown[], sender: string) => { signature: string; body: unknown[] }>>,
): void {
  bus.addMethodHandler((message: BusMessage) => {
    const member = members[`${message.interface}.${message.member}`];
    if (message.path !== path || member === undefined) return false;
    const { signature, body } = member(message.body, message.sender ?? '');
    bus.send(Message.newMethodReturn(message, signature, body));
    return true;
  });
}

/** The first owner of a name: fails when somebody else has it. */
export async function ownName(bus: MessageBus, name: string): Promise<void> {
  const doNotQueue = 4;
  if ((await bus.requestName(name, doNotQueue)) !== 1) throw new Error(`${name} has another owner on this bus`);
}
