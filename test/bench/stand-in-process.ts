// The stand-in of AWS in a process of its own, so that its work is nobody's time. Started by stand-in-link.ts.
import { startStandIn } from '../../main/demo/aws/stand-in.ts';
import type { Answer, Order } from './stand-in-link.ts';

const standIn = await startStandIn();
const send = (answer: Answer): void => void process.send?.(answer);

/** A secret keeps a hundred versions of one day, as in AWS; this is deleted and made again before. */
const MOST_VERSIONS = 50;
const versions = new Map<string, number>();

function put(name: string, value: string): void {
  const count = (versions.get(name) ?? 0) + 1;
  if (count > MOST_VERSIONS) standIn.secrets.delete(name, { force: true });
  versions.set(name, count > MOST_VERSIONS ? 1 : count);
  standIn.secrets.put(name, value);
}

process.on('message', (order: Order) => {
  for (const [name, value] of Object.entries(order.put)) put(name, value);
  send({ kind: 'done' });
});
process.on('disconnect', () => process.exit(0));
send({ kind: 'listening', url: standIn.url });
