import type { BotCredentials } from './adapter.ts';

/** Whether the bot can authenticate to Teams. `unknown`: Entra could not be reached. `code` may be logged. */
export type OwnSignIn =
  | { readonly state: 'works' }
  | { readonly state: 'refused' | 'unknown'; readonly sentence: string; readonly code: string };

const RENEW =
  'In the Azure portal, make a new one ("Certificates & secrets" of the app registration), put its value into MICROSOFT_APP_PASSWORD and start the bot again.';

/** Entra's codes for problems with an app's own sign-in. */
const REASONS: Readonly<Record<string, (credentials: BotCredentials) => string>> = {
  '7000222': () => `The client secret in MICROSOFT_APP_PASSWORD has expired. ${RENEW}`,
  '7000215': () =>
    `The client secret in MICROSOFT_APP_PASSWORD is wrong. It must be the secret's value, not its id. ${RENEW}`,
  '7000216': () => `Entra wants a client secret and MICROSOFT_APP_PASSWORD does not hold one. ${RENEW}`,
  '700016': ({ appId, tenantId }) =>
    `Entra knows no app with the id in MICROSOFT_APP_ID (${appId}) in the tenant ${tenantId}. Is MICROSOFT_APP_ID the application (client) id, and MICROSOFT_APP_TENANT_ID the tenant the app is registered in?`,
  '90002': ({ tenantId }) =>
    `Entra knows no tenant with the id in MICROSOFT_APP_TENANT_ID (${tenantId}). Copy the tenant id again from the Azure portal.`,
  '900023': ({ tenantId }) =>
    `Entra knows no tenant with the id in MICROSOFT_APP_TENANT_ID (${tenantId}). Copy the tenant id again from the Azure portal.`,
  '7000229': ({ appId, tenantId }) =>
    `The app ${appId} is registered, but has no enterprise application in the tenant ${tenantId}. An administrator of the tenant has to add it.`,
  '7000112': ({ appId }) =>
    `The app ${appId} is disabled in Entra. An administrator of the tenant can enable it under "Enterprise applications".`,
  '53003': () => `A Conditional Access policy of the tenant does not let the bot sign in from here.`,
};

/**
 * Why the bot got no token of its own, in words for the operator. Of the foreign message only Entra's error number is
 * used. An error that names neither a number nor a credential means that Entra could not be reached.
 */
export function describeOwnSignIn(
  error: unknown,
  credentials: BotCredentials,
): Exclude<OwnSignIn, { state: 'works' }> {
  const { name = '', message = '' } = error instanceof Error ? error : {};
  const number = /AADSTS(\d{4,8})/.exec(message)?.[1];
  if (number !== undefined)
    return {
      state: 'refused',
      sentence: `The bot cannot sign in to Teams, so it cannot post or send anything. ${
        REASONS[number]?.(credentials) ??
        `Entra refuses it with the code AADSTS${number}: check MICROSOFT_APP_ID, MICROSOFT_APP_TENANT_ID and MICROSOFT_APP_PASSWORD.`
      }`,
      code: `AADSTS${number}`,
    };
  if (credentials.appType === 'UserAssignedMSI' && /Authentication|Credential/.test(name))
    return {
      state: 'refused',
      sentence: `The bot cannot sign in to Teams, so it cannot post or send anything. This host gives it no token of the managed identity in MICROSOFT_APP_ID (client id ${credentials.appId}). Is that identity assigned to this host?`,
      code: 'no-identity',
    };
  return {
    state: 'unknown',
    sentence:
      'Whether the bot can sign in to Teams is unknown: Microsoft Entra cannot be reached from here. Until it can, the bot cannot post or send anything.',
    code: 'unreachable',
  };
}
