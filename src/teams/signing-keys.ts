import { importJWK } from 'jose';
import type { CryptoKey } from 'jose';
import { z } from 'zod/v4';
import { isLoopback } from './service-hosts.ts';

/** Where the Bot Connector publishes its signing keys. */
export const TEAMS_METADATA_URL = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

/** A key the Bot Connector signs with, and the channels it covers (`msteams` is Teams). */
export interface SigningKey {
  readonly key: CryptoKey;
  readonly endorsements: readonly string[];
}

/** The keys cannot be fetched now, and none are cached. */
export class KeysUnavailable extends Error {
  constructor() {
    super('the signing keys of the Bot Connector cannot be read now');
    this.name = 'KeysUnavailable';
  }
}

/** Microsoft asks for a refresh at least once a day. */
const FRESH_MS = 12 * 60 * 60_000;
/** A token with an unknown key makes us fetch again, at most this often: anybody can forge such a token. */
const LOOK_AGAIN_MS = 60_000;
/** The back-off after a failure. */
const TRY_AGAIN_MS = 5_000;
const LIMIT_MS = 5_000;
const MOST_BYTES = 256 * 1024;

const metadata = z.looseObject({ jwks_uri: z.url() });
const keySet = z.looseObject({
  keys: z
    .array(
      z.looseObject({
        kty: z.string(),
        kid: z.string().min(1),
        endorsements: z.array(z.string()).optional(),
      }),
    )
    .max(200),
});

/**
 * Finds a signing key by its id; undefined when the Bot Connector has no such key. Fetches Microsoft's pages twice a
 * day, and never more than once a minute, however many unknown ids come in. Throws `KeysUnavailable`.
 */
export function createSigningKeys(metadataUrl: string): (kid: string) => Promise<SigningKey | undefined> {
  let known: ReadonlyMap<string, SigningKey> | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  const read = (): Promise<void> => {
    triedAt = performance.now();
    reading ??= readKeys(metadataUrl)
      .then((keys) => {
        known = keys;
        readAt = performance.now();
      })
      // Stale keys are better than none; without any, this throws below.
      .catch(() => undefined)
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };

  return async (kid) => {
    const now = performance.now();
    const isUnknown = known?.has(kid) !== true;
    const wait =
      known === undefined || readAt < triedAt ? TRY_AGAIN_MS : isUnknown ? LOOK_AGAIN_MS : FRESH_MS;
    if (reading) await reading;
    else if (now - triedAt > wait) await read();
    if (known === undefined) throw new KeysUnavailable();
    return known.get(kid);
  };
}

async function readKeys(metadataUrl: string): Promise<ReadonlyMap<string, SigningKey>> {
  const { jwks_uri } = metadata.parse(await getJson(new URL(metadataUrl)));
  const at = new URL(jwks_uri);
  // The metadata page must not redirect us to another host.
  if (at.host !== new URL(metadataUrl).host) throw new KeysUnavailable();
  const { keys } = keySet.parse(await getJson(at));
  const found = new Map<string, SigningKey>();
  for (const { endorsements = [], ...jwk } of keys) {
    if (jwk.kty !== 'RSA') continue;
    const key = await importJWK({ ...jwk, alg: 'RS256' }, 'RS256').catch(() => undefined);
    if (key && !(key instanceof Uint8Array)) found.set(jwk.kid, { key, endorsements });
  }
  if (found.size === 0) throw new KeysUnavailable();
  return found;
}

async function getJson(url: URL): Promise<unknown> {
  if (url.protocol !== 'https:' && !isLoopback(url)) throw new KeysUnavailable();
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(LIMIT_MS) });
  if (!answer.ok) throw new KeysUnavailable();
  const text = await answer.text();
  if (text.length > MOST_BYTES) throw new KeysUnavailable();
  return JSON.parse(text) as unknown;
}
