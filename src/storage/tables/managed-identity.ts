import type { DefaultAzureCredential } from '@azure/identity';

type SignIn = Pick<DefaultAzureCredential, 'getToken'>;

/**
 * Signs in as the machine's managed identity. The package behind it is large and only needed in Azure, so it is loaded
 * when the first token is asked for.
 */
export function managedIdentity(): SignIn {
  let loaded: Promise<SignIn> | undefined;
  return {
    async getToken(scopes, options) {
      loaded ??= import('@azure/identity').then((identity) => new identity.DefaultAzureCredential());
      return (await loaded).getToken(scopes, options);
    },
  };
}
