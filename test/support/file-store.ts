import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A place to which files are put, as Teams gives one for each. */
export interface FileStore {
  readonly place: string;
  readonly taken: {
    readonly body: string;
    readonly bytes: Uint8Array;
    readonly range: string | undefined;
  }[];
  /** What it answers. */
  status: number;
  close(): Promise<void>;
}

/** Opens a place for files on this machine. */
export async function openFileStore(): Promise<FileStore> {
  const taken: FileStore['taken'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const range = request.headers['content-range'];
      const bytes = Buffer.concat(chunks);
      taken.push({ body: bytes.toString('utf8'), bytes, range });
      response.statusCode = store.status;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const store: FileStore = {
    place: `http://127.0.0.1:${(server.address() as AddressInfo).port}/drive/item`,
    taken,
    status: 201,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  return store;
}
