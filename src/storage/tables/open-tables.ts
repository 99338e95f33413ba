import { setTimeout as sleep } from 'node:timers/promises';

import { TableClient, type TableServiceClientOptions } from '@azure/data-tables';

import type { TellCall } from '../../app/ports/calls.ts';
import { connectionOn, type TablesConnection } from '../connection.ts';
import { azureTable } from './azure-table.ts';
import { Budget } from './budget.ts';
import { describeStorageError } from './describe-error.ts';
import { managedIdentity, type ManagedIdentity } from './managed-identity.ts';

/** Where the tables are, and how to sign in: a connection string, or an https address and a managed identity. */
export type TablesOptions = (
  | { readonly connectionString: string }
  | {
      readonly endpoint: string;
      /** Of a user-assigned identity; undefined for the system-assigned one. */
      readonly identityClientId?: string;
    }
) & {
  /** Prefixes both table names, for two bots to share an account: letters and digits, a letter first, at most 50. */
  readonly tablePrefix?: string;
};

/** For one call of a port: a turn has to answer within three seconds. */
const CALL_MILLISECONDS = 2500;
/** There is more time at start-up, and a cold service may need it. */
const PREPARE_MILLISECONDS = 10_000;

/**
 * Storage in two tables, `cases` and `wakeups`, of Azure Table storage or a service with the same API. Opens no
 * connection yet. Throws an Error, in words for the operator, when the options cannot work; a connection without TLS is
 * accepted to this machine only. `tellCall` is told of each request; `httpClient` carries them, for tests.
 */
export function openTables(
  options: TablesOptions,
  httpClient?: TableServiceClientOptions['httpClient'],
  tellCall?: TellCall,
): TablesConnection {
  const prefix = options.tablePrefix ?? '';
  if (!/^([A-Za-z][A-Za-z0-9]{0,49})?$/.test(prefix))
    throw new Error(
      'the table prefix may hold letters and digits only, a letter first, and at most 50 of them',
    );
  const signIn =
    'endpoint' in options
      ? managedIdentity(options.endpoint, options.identityClientId)
      : managedIdentity(undefined, undefined);
  const cases = clientFor(options, `${prefix}cases`, httpClient, signIn);
  const wakeUps = clientFor(options, `${prefix}wakeups`, httpClient, signIn);
  for (const client of [cases, wakeUps]) {
    if (tellCall) tellCalls(client, tellCall);
    // Rows are never sent as forms, and looking for one has Node load its whole fetch.
    client.pipeline.removePolicy({ name: 'formDataPolicy' });
  }
  const begin = (milliseconds = CALL_MILLISECONDS) => {
    const budget = new Budget(milliseconds);
    return { cases: azureTable(cases, budget), wakeUps: azureTable(wakeUps, budget) };
  };
  return connectionOn(
    () => begin(),
    async () => {
      // Loading the sign-in package and getting the first token can take longer than one attempt may.
      if ('endpoint' in options)
        await Promise.race([signIn.warmUp(), sleep(PREPARE_MILLISECONDS, undefined, { ref: false })]);
      const budget = new Budget(PREPARE_MILLISECONDS);
      for (const client of [cases, wakeUps])
        await budget.spend(
          (abortSignal) => client.createTable({ abortSignal }),
          () => undefined,
        );
    },
    (error) => describeStorageError(error, options),
    rememberDates(cases),
  );
}

/** Keeps the `Date` header of the service's last answer, refusals included: a clock that is wrong explains many. */
function rememberDates(client: TableClient): () => Date | undefined {
  let last: Date | undefined;
  client.pipeline.addPolicy(
    {
      name: 'rememberDate',
      async sendRequest(request, next) {
        const response = await next(request);
        const date = Date.parse(response.headers.get('date') ?? '');
        if (!Number.isNaN(date)) last = new Date(date);
        return response;
      },
    },
    // Next to the wire: further out, an answer like "not found" is an error already.
    { afterPhase: 'Sign' },
  );
  return () => last;
}

/** Tells of each request by its method and status; its address names a school, and is not told. */
function tellCalls(client: TableClient, tell: TellCall): void {
  client.pipeline.addPolicy(
    {
      name: 'tellCalls',
      async sendRequest(request, next) {
        const started = performance.now();
        const ended = (outcome: string) =>
          tell({ to: 'storage', what: request.method, outcome, milliseconds: performance.now() - started });
        try {
          const response = await next(request);
          ended(String(response.status));
          return response;
        } catch (error) {
          ended('no-answer');
          throw error;
        }
      },
    },
    { afterPhase: 'Sign' },
  );
}

function clientFor(
  options: TablesOptions,
  table: string,
  httpClient: TableServiceClientOptions['httpClient'],
  signIn: ManagedIdentity,
): TableClient {
  // `Budget` counts attempts and their time: the client's own retries would overrun a turn.
  const settings: TableServiceClientOptions = {
    retryOptions: { maxRetries: 0 },
    ...(httpClient === undefined ? {} : { httpClient }),
  };
  if ('endpoint' in options) {
    if (!options.endpoint.startsWith('https://'))
      throw new Error('the address of the tables has to begin with https://');
    return new TableClient(options.endpoint, table, signIn, settings);
  }
  const client = fromConnectionString(options.connectionString, table, settings);
  const { protocol, hostname } = new URL(client.url);
  if (!['127.0.0.1', '[::1]', 'localhost'].includes(hostname)) {
    if (protocol !== 'https:')
      throw new Error(
        'the connection string of the tables has to use https, except for tables on this machine',
      );
    return client;
  }
  const local = fromConnectionString(options.connectionString, table, {
    ...settings,
    allowInsecureConnection: true,
  });
  // A proxy set in the environment cannot reach this machine's own ports.
  local.pipeline.removePolicy({ name: 'proxyPolicy' });
  return local;
}

function fromConnectionString(text: string, table: string, settings: TableServiceClientOptions): TableClient {
  try {
    return TableClient.fromConnectionString(text, table, settings);
  } catch {
    // The client's message may quote the key.
    throw new Error('the connection string of the tables is not one that Azure Table storage gives out');
  }
}
