import { connect } from 'node:net';

/** What came back for bytes sent: the status, or 0 when the connection ended without one. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** A POST to the bot's endpoint as bytes. `length` may promise more than `body` holds. */
export function post(
  body: Buffer | string,
  headers: Readonly<Record<string, string>> = {},
  length?: number,
): Buffer {
  const bytes = Buffer.from(body);
  const all = {
    Host: '127.0.0.1',
    'Content-Type': 'application/json',
    'Content-Length': String(length ?? bytes.length),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`POST /api/messages HTTP/1.1\r\n${lines.join('')}\r\n`), bytes]);
}

/** Sends bytes over a connection of their own and reads until the bot closes it. Never throws. */
export function sendBytes(port: number, bytes: Buffer, withinMs = 30_000): Promise<RawAnswer> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(withinMs, () => socket.destroy());
    socket.setEncoding('utf8');
    socket.on('data', (more: string) => (text += more));
    // The bot closes while we still send: that is its right.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text }));
  });
}

/** Opens connections that send this much and then nothing. */
export async function holdOpen(port: number, count: number, bytes: Buffer) {
  let open = 0;
  const sockets = Array.from({ length: count }, () => {
    const socket = connect(port, '127.0.0.1', () => {
      open++;
      socket.write(bytes);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => open--);
    socket.resume();
    return socket;
  });
  await Promise.all(
    sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))),
  );
  return {
    open: () => open,
    end: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Works through all of them, so many at once. */
export async function atOnce<T>(
  count: number,
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: count }, async () => {
      for (let next = iterator.next(); next.done !== true; next = iterator.next()) await work(next.value);
    }),
  );
}
