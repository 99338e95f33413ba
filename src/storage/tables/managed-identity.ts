import type { ManagedIdentityCredential } from '@azure/identity';

type SignIn = Pick<ManagedIdentityCredential, 'getToken'>;

/** What the table client signs in with. */
export interface ManagedIdentity extends SignIn {
  /** Loads the package and asks for a first token; a failure only shows when a token is used. Never throws. */
  warmUp(): Promise<void>;
}

/** What a first token is for; Azure Cosmos DB for Table has an audience of its own, which the table client knows too. */
const STORAGE = 'https://storage.azure.com/.default';
const COSMOS = 'https://cosmos.azure.com/.default';

/** True for tables in Azure Cosmos DB, by the name of their host. */
export function isCosmos(endpoint: string): boolean {
  return /\.table\.cosmos(db)?\./.test(new URL(endpoint).hostname);
}

/**
 * Signs in to the tables there as the host's managed identity: the user-assigned one with this client id, or the
 * system-assigned one. The package behind it is large and only needed in Azure, so it is loaded with the first token.
 */
export function managedIdentity(endpoint: string | undefined, clientId: string | undefined): ManagedIdentity {
  const audience = endpoint !== undefined && isCosmos(endpoint) ? COSMOS : STORAGE;
  let loaded: Promise<SignIn> | undefined;
  const getToken: SignIn['getToken'] = async (scopes, options) => {
    loaded ??= import('@azure/identity').then(
      // A host with only a user-assigned identity has none of its own to fall back on.
      (identity) => new identity.ManagedIdentityCredential(clientId === undefined ? {} : { clientId }),
    );
    return (await loaded).getToken(scopes, options);
  };
  return {
    getToken,
    warmUp: async () => {
      await getToken(audience).catch(() => undefined);
    },
  };
}
