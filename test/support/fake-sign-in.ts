import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWTPayload } from 'jose';

/** Microsoft's sign-in as far as the bot looks at it: pages that name signing keys, and tokens signed with them. */
export interface FakeSignIn {
  /** For `SIGN_IN_METADATA_URL`. */
  readonly metadataUrl: string;
  /** How often the page with the keys was read. */
  readonly reads: () => number;
  /** An `Authorization` header with a token of the Bot Connector for this bot, changed as told. */
  token(options?: TokenOptions): Promise<string>;
  /** The public key as text, as it could be misused as a shared secret. */
  readonly publicKey: string;
  /** Lets the pages fail from now on, or work again. */
  away(isAway: boolean): void;
  close(): Promise<void>;
}

export interface TokenOptions {
  readonly claims?: JWTPayload;
  /** Claims to leave out. */
  readonly without?: readonly string[];
  /** Seconds from now. */
  readonly expires?: number;
  readonly begins?: number;
  /** `other`: a key Microsoft does not name, under the id of one it does. `webchat`: one that does not vouch for Teams. */
  readonly key?: 'teams' | 'webchat' | 'other';
  readonly kid?: string;
}

/** Starts it for a bot with this id whose Teams is at this service address. */
export async function startFakeSignIn(appId: string, serviceUrl: string): Promise<FakeSignIn> {
  const [teams, webchat, other] = await Promise.all(
    ['teams', 'webchat', 'other'].map(() => generateKeyPair('RS256', { extractable: true })),
  );
  if (!teams || !webchat || !other) throw new Error('no keys');
  const keys = [
    { ...(await exportJWK(teams.publicKey)), kid: 'teams', endorsements: ['msteams', 'skype'] },
    { ...(await exportJWK(webchat.publicKey)), kid: 'webchat', endorsements: ['webchat'] },
  ];
  let reads = 0;
  let isAway = false;
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    if (isAway) response.statusCode = 503;
    if (request.url === '/keys') reads++;
    response.end(
      JSON.stringify(request.url === '/keys' ? { keys } : { jwks_uri: `http://127.0.0.1:${port}/keys` }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const privateKeys: Record<string, CryptoKey> = {
    teams: teams.privateKey,
    webchat: webchat.privateKey,
    other: other.privateKey,
  };

  return {
    metadataUrl: `http://127.0.0.1:${port}/metadata`,
    reads: () => reads,
    async token({ claims = {}, without = [], expires = 600, begins = -60, key = 'teams', kid } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const all: JWTPayload = {
        iss: 'https://api.botframework.com',
        aud: appId,
        serviceurl: serviceUrl,
        nbf: now + begins,
        exp: now + expires,
        ...claims,
      };
      for (const name of without) delete all[name];
      const signed = new SignJWT(all).setProtectedHeader({
        alg: 'RS256',
        typ: 'JWT',
        kid: kid ?? (key === 'webchat' ? 'webchat' : 'teams'),
      });
      return `Bearer ${await signed.sign(privateKeys[key] ?? teams.privateKey)}`;
    },
    publicKey: JSON.stringify(await exportJWK(teams.publicKey)),
    away(now) {
      isAway = now;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
