import { StorageUnavailable } from '../errors.ts';
import { isCosmos } from './managed-identity.ts';
import type { TablesOptions } from './open-tables.ts';

const MAY_NOT = ['AuthorizationPermissionMismatch', 'AuthorizationFailure', 'InsufficientAccountPermissions'];
const WRONG_KEY = ['AuthenticationFailed', 'NoAuthenticationInformation', 'InvalidAuthenticationInfo'];

/**
 * Why storage could not be used, and what to do about it, in a sentence or two for the operator. Holds no stored data,
 * no key and no foreign text.
 */
export function describeStorageError(error: unknown, options: TablesOptions): string {
  const code = error instanceof StorageUnavailable ? error.code : 'failed';
  const where = accountOf(options);
  if ('endpoint' in options) {
    const { identityClientId: id } = options;
    const who =
      id === undefined ? "this host's own managed identity" : `the managed identity with client id ${id}`;
    if (MAY_NOT.includes(code) || (['Forbidden', 'http-403'].includes(code) && isCosmos(options.endpoint)))
      return `${where} does not let the bot in (${code}). ${describeRole(options.endpoint, who)} A new role takes up to ten minutes to work. If it has the role, the account's network settings keep this host out.`;
    if (code === 'no-sign-in' || WRONG_KEY.includes(code))
      return `The bot could not sign in to ${lower(where)} as ${who} (${code}). Is that identity assigned to this host? ${id === undefined ? 'For a user-assigned identity, set AZURE_CLIENT_ID to its client id.' : 'If another one may use the tables, set AZURE_CLIENT_ID to its client id.'}`;
  } else {
    if (WRONG_KEY.includes(code))
      return `${where} does not accept the key in TABLES_CONNECTION_STRING (${code}). Copy the connection string again: the key may have been renewed, or the clock of this host is wrong.`;
    if (MAY_NOT.includes(code))
      return `${where} does not let the bot in (${code}). The connection string must allow reading, adding, changing and deleting rows and creating tables, and the account's network settings must let this host in.`;
  }
  if (['unreachable', 'timeout', 'connection-lost'].includes(code))
    return `${where} cannot be reached (${code}). Is ${'endpoint' in options ? 'TABLES_ENDPOINT' : 'TABLES_CONNECTION_STRING'} right, and may this host connect to it?`;
  return `${where} cannot be used just now (${code}).`;
}

/** The role to give, and where: tables in Azure Cosmos DB have roles of their own, which the portal does not give. */
function describeRole(endpoint: string, who: string): string {
  return isCosmos(endpoint)
    ? `Give ${who} the role "Cosmos DB Built-in Data Contributor" for tables on this account: "az cosmosdb table role assignment create", see infra/README.md.`
    : `Give ${who} the role "Storage Table Data Contributor" on this account: in the Azure portal, the storage account, "Access control (IAM)".`;
}

/** `The storage account NAME`, from the options. */
function accountOf(options: TablesOptions): string {
  if ('endpoint' in options) {
    const host = new URL(options.endpoint).hostname;
    const name = /^[^.]+(?=\.table\.)/.exec(host)?.[0] ?? `at ${host}`;
    return `The ${isCosmos(options.endpoint) ? 'Azure Cosmos DB' : 'storage'} account ${name}`;
  }
  const name = /(?:^|;)\s*AccountName=([a-z0-9-]{1,64})(?:;|$)/i.exec(options.connectionString)?.[1];
  return name === undefined ? 'The table storage' : `The storage account ${name}`;
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
