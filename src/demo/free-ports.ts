import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { LISTENER_NAMES, LISTENERS } from './options.ts';
import type { DemoOptions } from './options.ts';

/** One sentence for each port that something else is using, naming the variable that chooses another. */
export async function takenPorts(ports: DemoOptions['ports']): Promise<readonly string[]> {
  const sentences: string[] = [];
  for (const name of LISTENER_NAMES) {
    if (await isFree(ports[name])) continue;
    const { what, variable } = LISTENERS[name];
    sentences.push(
      `Port ${ports[name]}, meant for ${what}, is already in use: choose another with ${variable}, ` +
        `for example ${variable}=${another(ports[name])} npm run demo.`,
    );
  }
  return sentences;
}

/** A free port, for what only the demo itself has to find. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** True when a port is free on loopback and on all addresses: the bot listens on the one, the windows on the other. */
async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::'));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      // On a machine without IPv6 nothing is in use there.
      resolve(error.code === 'EAFNOSUPPORT' || error.code === 'EADDRNOTAVAIL');
    });
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

function another(port: number): number {
  return port + 100 <= 65_535 ? port + 100 : port - 100;
}
