import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Status lines that come back for these bytes, until the other side ends or nothing has come for a moment. */
export async function statusesFor(url: string, bytes: string | Buffer): Promise<number[]> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    answer += text;
  });
  socket.on('error', () => undefined);
  socket.end(bytes);
  if (!socket.closed) await once(socket, 'close');
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
}

/** A connection that stays open. */
export async function openSocket(url: string, bytes = ''): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  if (bytes !== '') socket.write(bytes);
  socket.resume();
  return socket;
}
