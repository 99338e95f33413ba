import { SignJWT } from 'jose';
import type { FakeSignIn } from './fake-sign-in.ts';

const OTHER_BOT = '33333333-3333-4333-8333-333333333333';

/** A token nobody signed. */
function unsignedToken(claims: Record<string, unknown>): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `Bearer ${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}

/**
 * What a bot with these credentials, whose Teams is at this service address, must refuse, by kind: an `Authorization`
 * header, or none.
 */
export function badTokens(
  credentials: { readonly appId: string; readonly tenantId: string },
  serviceUrl: string,
): Readonly<Record<string, (signIn: FakeSignIn) => Promise<string> | string | undefined>> {
  const { appId, tenantId } = credentials;
  return {
    'no token': () => undefined,
    'an empty header': () => '',
    'no token after the scheme': () => 'Bearer',
    'something that is no token': () => 'Bearer abc',
    'another scheme': () => 'Basic YTpi',
    'two tokens': async (signIn) => `${await signIn.token()} ${await signIn.token()}`,
    'an expired token': (signIn) => signIn.token({ expires: -301 }),
    'a token that begins later': (signIn) => signIn.token({ begins: 310 }),
    'a token without an end': (signIn) => signIn.token({ without: ['exp'] }),
    'a token for another bot': (signIn) => signIn.token({ claims: { aud: OTHER_BOT } }),
    'a token for several': (signIn) => signIn.token({ claims: { aud: [appId, OTHER_BOT] } }),
    'a token for nobody': (signIn) => signIn.token({ without: ['aud'] }),
    'another issuer': (signIn) => signIn.token({ claims: { iss: 'https://example.org' } }),
    'the issuer of another cloud': (signIn) =>
      signIn.token({ claims: { iss: 'https://api.botframework.us' } }),
    'an emulator’s token': (signIn) =>
      signIn.token({
        claims: {
          iss: `https://sts.windows.net/${tenantId}/`,
          tid: tenantId,
          appid: appId,
          ver: '1.0',
        },
      }),
    'an emulator’s newer token': (signIn) =>
      signIn.token({
        claims: {
          iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
          tid: tenantId,
          azp: appId,
          ver: '2.0',
        },
      }),
    'another bot’s token (a skill’s)': (signIn) =>
      signIn.token({
        claims: {
          iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
          ver: '2.0',
          azp: OTHER_BOT,
        },
      }),
    'another tenant’s token': (signIn) =>
      signIn.token({ claims: { iss: 'https://sts.windows.net/44444444-4444-4444-8444-444444444444/' } }),
    'the token the bot itself sends with': (signIn) =>
      signIn.token({ claims: { aud: 'https://api.botframework.com', iss: 'https://sts.windows.net/x/' } }),
    'a key that is not Microsoft’s': (signIn) => signIn.token({ key: 'other' }),
    'a key nobody knows': (signIn) => signIn.token({ key: 'other', kid: 'unknown' }),
    'a key that does not vouch for Teams': (signIn) => signIn.token({ key: 'webchat' }),
    'a token without signature': () => unsignedToken({ iss: 'https://api.botframework.com', aud: appId }),
    'a token signed with the public key as a secret': async (signIn) =>
      `Bearer ${await new SignJWT({
        iss: 'https://api.botframework.com',
        aud: appId,
        serviceurl: serviceUrl,
      })
        .setProtectedHeader({ alg: 'HS256', kid: 'teams' })
        .setExpirationTime('5m')
        .sign(new TextEncoder().encode(signIn.publicKey))}`,
    'a token without a service address': (signIn) => signIn.token({ without: ['serviceurl'] }),
    'a token for another service address': (signIn) =>
      signIn.token({ claims: { serviceurl: 'http://127.0.0.1:10/teams/' } }),
    'a token of ten thousand letters': (signIn) => signIn.token({ claims: { tid: 'x'.repeat(8_500) } }),
  };
}
