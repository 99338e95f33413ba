import type { ManagedIdentityCredential } from '@azure/identity';

type SignIn = Pick<ManagedIdentityCredential, 'getToken'>;

/** What the table client signs in with. */
export interface ManagedIdentity extends SignIn {
  /** Loads the package and asks for a first token; a failure only shows when a token is used. Never throws. */
  warmUp(): Promise<void>;
}

const STORAGE = 'https://storage.azure.com/.default';

/**
 * Signs in as the host's managed identity: the user-assigned one with this client id, or the system-assigned one. The
 * package behind it is large and only needed in Azure, so it is loaded with the first token.
 */
export function managedIdentity(clientId: string | undefined): ManagedIdentity {
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
      await getToken(STORAGE).catch(() => undefined);
    },
  };
}
