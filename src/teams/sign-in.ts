import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import type { Incoming } from './incoming.ts';
import { isServiceHost, type Cloud } from './service-hosts.ts';
import { createSigningKeys, KeysUnavailable } from './signing-keys.ts';

/** What a token vouches for: the service address, and the channels. */
export interface Caller {
  readonly serviceUrl: string;
  readonly endorsements: readonly string[];
}

/** Checks in two steps that a request comes from Teams: its token before anything else is read, then its activity. */
export interface SignIn {
  /**
   * The caller that a header's token vouches for; `refused` for any other header, `unavailable` when it cannot be
   * checked now.
   */
  readToken(authorization: string): Promise<Caller | 'refused' | 'unavailable'>;
  /**
   * True when this caller may send this: the channel is Teams, and the service address is the token's and Microsoft's.
   */
  mayBring(caller: Caller, incoming: Incoming): boolean;
}

/** The Bot Connector, and nobody else: tokens fetched with the bot's own secret have another issuer. */
const ISSUER = 'https://api.botframework.com';
const CHANNEL = 'msteams';
/** Clock skew allowed, as in Microsoft's own check. */
const CLOCK_TOLERANCE_SECONDS = 300;
/** Real tokens have about 1,200 characters. */
const LONGEST_TOKEN = 8_192;

/**
 * Accepts only tokens that the Bot Connector issued for this bot, and only Teams activities that come with them. It
 * replaces the SDK's check, which also accepts tokens of emulators and of other bots, caches each unknown tenant for
 * the life of the process, and writes keys and stacks to the console (decision 009).
 */
export function createSignIn(appId: string, metadataUrl: string, cloud: Cloud): SignIn {
  const findKey = createSigningKeys(metadataUrl);

  return {
    async readToken(authorization) {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization.slice(0, LONGEST_TOKEN + 8))?.[1];
      if (token === undefined || token.length > LONGEST_TOKEN || !isAddressed(token, appId)) return 'refused';
      let endorsements: readonly string[] = [];
      try {
        const { payload } = await jwtVerify(
          token,
          async ({ kid }) => {
            const found = kid === undefined ? undefined : await findKey(kid);
            if (!found) throw new UnknownKey();
            endorsements = found.endorsements;
            return found.key;
          },
          {
            algorithms: ['RS256'],
            issuer: ISSUER,
            audience: appId,
            clockTolerance: CLOCK_TOLERANCE_SECONDS,
            requiredClaims: ['exp', 'nbf'],
          },
        );
        const serviceUrl = payload['serviceurl'];
        return typeof serviceUrl === 'string' && typeof payload.aud === 'string'
          ? { serviceUrl, endorsements }
          : 'refused';
      } catch (error) {
        return error instanceof KeysUnavailable ? 'unavailable' : 'refused';
      }
    },

    mayBring: ({ serviceUrl, endorsements }, incoming) =>
      incoming.channelId === CHANNEL &&
      endorsements.includes(CHANNEL) &&
      incoming.serviceUrl === serviceUrl &&
      isServiceHost(serviceUrl, cloud),
  };
}

class UnknownKey extends Error {}

/** True when a token claims to be for this bot. Needs no cryptography, so other tokens cost next to nothing. */
function isAddressed(token: string, appId: string): boolean {
  try {
    const { iss, aud } = decodeJwt(token);
    return iss === ISSUER && aud === appId && decodeProtectedHeader(token).alg === 'RS256';
  } catch {
    return false;
  }
}

/**
 * For a bot without credentials, which listens on this machine only: any local process may send, as long as the answers
 * stay on this machine too.
 */
export const WITHOUT_SIGN_IN: SignIn = {
  readToken: async () => ({ serviceUrl: '', endorsements: [] }),
  mayBring: (_caller, { serviceUrl }) =>
    serviceUrl === undefined || isServiceHost(serviceUrl, 'this-machine'),
};
