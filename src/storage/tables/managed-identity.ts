import type { ManagedIdentityCredential } from '@azure/identity';

type SignIn = Pick<ManagedIdentityCredential, 'getToken'>;

/**
 * Signs in as the machine's managed identity: the user-assigned one with this client id, or the machine's own. The
 * package behind it is large and only needed in Azure, so it is loaded when the first token is asked for.
 */
export function managedIdentity(clientId: string | undefined): SignIn {
  let loaded: Promise<SignIn> | undefined;
  return {
    async getToken(scopes, options) {
      loaded ??= import('@azure/identity').then(
        // A host with only a user-assigned identity has none of its own to fall back on.
        (identity) => new identity.ManagedIdentityCredential(clientId === undefined ? {} : { clientId }),
      );
      return (await loaded).getToken(scopes, options);
    },
  };
}
