import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { ConfidentialClientApplication } from '@azure/msal-node';
import { createAdapter } from '../../src/teams/adapter.ts';
import type { BotCredentials } from '../../src/teams/adapter.ts';
import { createRecordingLog } from '../support/recording-log.ts';

const CREDENTIALS: BotCredentials = {
  appId: '11111111-1111-4111-8111-111111111111',
  appType: 'SingleTenant',
  tenantId: '22222222-2222-4222-8222-222222222222',
  password: 'a-secret-nobody-may-see',
};

// The very copy of Microsoft's sign-in library that the SDK uses, so that its errors are the real ones.
const ofSdk = createRequire(createRequire(import.meta.url).resolve('botframework-connector'));
const msal = ofSdk('@azure/msal-node') as {
  ConfidentialClientApplication: typeof ConfidentialClientApplication;
};
const { MsalServiceClientCredentialsFactory } = ofSdk('./auth') as {
  MsalServiceClientCredentialsFactory: new (appId: string, app: unknown) => never;
};

/** An adapter whose Entra answers so; a function may throw in place of an answer. */
function withEntra(answer: () => { status: number; body: object }, appId: string) {
  const network = async () => {
    const { status, body } = answer();
    return { status, body, headers: {} };
  };
  const app = new msal.ConfidentialClientApplication({
    auth: {
      clientId: appId,
      clientSecret: 'a-secret-nobody-may-see',
      authority: `https://login.microsoftonline.com/${CREDENTIALS.tenantId}`,
    },
    system: { networkClient: { sendGetRequestAsync: network, sendPostRequestAsync: network } as never },
  });
  const credentials = { ...CREDENTIALS, appId };
  const credentialsFactory = new MsalServiceClientCredentialsFactory(appId, app);
  return createAdapter({ credentials, credentialsFactory }, createRecordingLog().log);
}

function refusal(number: number, error = 'invalid_client') {
  return () => ({
    status: 401,
    body: {
      error,
      error_description: `AADSTS${number}: Something foreign. Trace ID: 0a1b Correlation ID: 2c3d`,
      error_codes: [number],
      timestamp: '2026-11-24 09:00:00Z',
      trace_id: '0a1b',
      correlation_id: '2c3d',
    },
  });
}

describe('The bot’s own sign-in to Teams', () => {
  const { appId, tenantId } = CREDENTIALS;
  const reasons: [string, number, string, RegExp][] = [
    ['an expired secret', 7000222, 'invalid_client', /MICROSOFT_APP_PASSWORD has expired/],
    ['a wrong secret', 7000215, 'invalid_client', /MICROSOFT_APP_PASSWORD is wrong.*not its id/],
    [
      'an unknown app',
      700016,
      'unauthorized_client',
      new RegExp(`MICROSOFT_APP_ID \\(${appId}\\).*${tenantId}`),
    ],
    ['an unknown tenant', 90002, 'invalid_request', new RegExp(`MICROSOFT_APP_TENANT_ID \\(${tenantId}\\)`)],
    ['an app that is not in the tenant', 7000229, 'invalid_client', /enterprise application/],
    ['a disabled app', 7000112, 'unauthorized_client', /disabled/],
    ['anything else', 1234567, 'invalid_client', /the code AADSTS1234567/],
  ];
  for (const [what, number, error, sentence] of reasons)
    it(`that fails for ${what} says so, in our words`, async () => {
      const found = await withEntra(refusal(number, error), appId).checkOwnSignIn();
      assert.ok(found.state === 'refused', JSON.stringify(found));
      assert.match(found.sentence, sentence);
      assert.match(found.sentence, /cannot post or send anything/);
      assert.equal(found.code, `AADSTS${number}`);
      assert.doesNotMatch(found.sentence, /foreign|0a1b|secret-nobody/);
    });

  it('is not known to fail when Entra cannot be reached', async () => {
    const away = () => {
      throw Object.assign(new Error('getaddrinfo ENOTFOUND login.microsoftonline.com'), {
        code: 'ENOTFOUND',
      });
    };
    const found = await withEntra(away, appId).checkOwnSignIn();
    assert.equal(found.state, 'unknown');
    const busy = () => ({ status: 503, body: {} });
    assert.equal((await withEntra(busy, appId).checkOwnSignIn()).state, 'unknown');
  });

  it('works when Entra gives a token', async () => {
    const other = '44444444-4444-4444-8444-444444444444';
    const given = () => ({
      status: 200,
      body: { token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600, access_token: 'a-token' },
    });
    assert.deepEqual(await withEntra(given, other).checkOwnSignIn(), { state: 'works' });
  });

  it('is not needed without credentials', async () => {
    const adapter = createAdapter({ credentials: undefined }, createRecordingLog().log);
    assert.deepEqual(await adapter.checkOwnSignIn(), { state: 'works' });
  });
});
