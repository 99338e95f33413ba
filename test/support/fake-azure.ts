import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TableServiceClientOptions } from '@azure/data-tables';

/** App Service's place for tokens of managed identities, on this machine. */
export interface FakeIdentity {
  /** What App Service sets for a program. */
  readonly env: { readonly IDENTITY_ENDPOINT: string; readonly IDENTITY_HEADER: string };
  /** The questions asked so far. */
  readonly asked: readonly URLSearchParams[];
  close(): Promise<void>;
}

/** Starts it with these user-assigned identities; like a host without one of its own, it refuses all other questions. */
export async function startFakeIdentity(...clientIds: string[]): Promise<FakeIdentity> {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    asked.push(query);
    const known = clientIds.includes(query.get('client_id') ?? '');
    response.statusCode = known ? 200 : 400;
    response.setHeader('Content-Type', 'application/json');
    response.end(
      JSON.stringify(
        known
          ? {
              access_token: 'a-token',
              expires_on: String(Math.floor(Date.now() / 1000) + 3600),
              resource: query.get('resource'),
              token_type: 'Bearer',
            }
          : { statusCode: 400, message: 'No such identity.' },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    env: { IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`, IDENTITY_HEADER: 'a-header' },
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type HttpClient = NonNullable<TableServiceClientOptions['httpClient']>;
type Request = Parameters<HttpClient['sendRequest']>[0];

/** Azure's tables as far as they refuse: every request is answered with this status and code. `tokens` saw them come. */
export function refusingTables(status: number, code: string): HttpClient & { readonly tokens: string[] } {
  const tokens: string[] = [];
  return {
    tokens,
    sendRequest: async (request: Request) => {
      tokens.push(request.headers.get('Authorization') ?? '');
      const body = { 'odata.error': { code, message: { lang: 'en-US', value: 'Something foreign.' } } };
      const { headers } = request;
      headers.set('Content-Type', 'application/json');
      return { request, status, headers, bodyAsText: JSON.stringify(body) };
    },
  };
}
