import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ConfigProblems, readConfig } from '../../src/start/config.ts';
import { VARIABLES } from '../../src/start/variables.ts';

const APP = '11111111-1111-4111-8111-111111111111';
const TENANT = '22222222-2222-4222-8222-222222222222';
const SECRET = 'a-secret-nobody-may-see';

const MSI = {
  MICROSOFT_APP_ID: APP,
  MICROSOFT_APP_TYPE: 'UserAssignedMSI',
  MICROSOFT_APP_TENANT_ID: TENANT,
  TABLES_ENDPOINT: 'https://example.table.core.windows.net',
  SETTINGS_FILE: 'settings.json',
};
const LOCAL = {
  LOCAL_WITHOUT_SIGN_IN: 'yes',
  TABLES_CONNECTION_STRING: 'UseDevelopmentStorage=true',
  SETTINGS_FILE: 'settings.json',
};

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    assert.ok(error instanceof ConfigProblems);
    return error.problems;
  }
  return [];
}

describe('Configuration', () => {
  it('starts on Azure with a managed identity', () => {
    assert.deepEqual(readConfig(MSI), {
      port: 3978,
      host: '0.0.0.0',
      credentials: { appId: APP, appType: 'UserAssignedMSI', tenantId: TENANT },
      signInMetadataUrl: undefined,
      tables: { endpoint: 'https://example.table.core.windows.net', identityClientId: APP },
      settingsFile: 'settings.json',
      administrators: [],
      trustViewers: [],
      demoNow: undefined,
      logLevel: 'info',
    });
  });

  it('starts with a client secret', () => {
    const config = readConfig({ ...MSI, MICROSOFT_APP_TYPE: 'SingleTenant', MICROSOFT_APP_PASSWORD: SECRET });
    assert.deepEqual(config.credentials, {
      appId: APP,
      appType: 'SingleTenant',
      tenantId: TENANT,
      password: SECRET,
    });
  });

  it("takes several administrators and viewers of a trust's figures, however they are written", () => {
    const two = `${APP.toUpperCase()}, ${TENANT}`;
    const config = readConfig({ ...MSI, ADMINISTRATOR_IDS: two, TRUST_VIEWER_IDS: two });
    for (const ids of [config.administrators, config.trustViewers]) assert.deepEqual(ids, [APP, TENANT]);
    for (const name of ['ADMINISTRATOR_IDS', 'TRUST_VIEWER_IDS']) {
      const [problem = ''] = problemsOf({ ...MSI, [name]: 'it@school.example' });
      assert.ok(problem.startsWith(`${name} must be Entra object ids`));
    }
  });

  it('starts without credentials on loopback with the flag', () => {
    const config = readConfig({
      ...LOCAL,
      DEMO_NOW: '2026-11-24T09:00:00Z',
      TABLES_PREFIX: 'demo',
      PORT: '22001',
    });
    assert.equal(config.credentials, undefined);
    assert.equal(config.host, '127.0.0.1');
    assert.equal(config.port, 22001);
    assert.equal(config.demoNow?.toISOString(), '2026-11-24T09:00:00.000Z');
    assert.deepEqual(config.tables, {
      connectionString: 'UseDevelopmentStorage=true',
      tablePrefix: 'demo',
    });
    for (const HOST of ['localhost', '::1', '127.0.0.2'])
      assert.deepEqual(problemsOf({ ...LOCAL, HOST }), []);
  });

  it('names every problem at once', () => {
    const problems = problemsOf({ PORT: 'eighty', LOG_LEVEL: 'loud', DEMO_NOW: 'tomorrow' });
    assert.equal(problems.length, 7);
    for (const name of [
      'PORT',
      'LOG_LEVEL',
      'DEMO_NOW',
      'MICROSOFT_APP_ID',
      'TABLES_ENDPOINT',
      'SETTINGS_FILE',
    ])
      assert.ok(
        problems.some((problem) => problem.includes(name)),
        name,
      );
  });

  it('takes an empty variable for one that is not set', () => {
    assert.match(problemsOf({ ...MSI, MICROSOFT_APP_ID: ' ' }).join(' '), /MICROSOFT_APP_ID is missing/);
  });

  const refusals: [string, NodeJS.ProcessEnv, RegExp][] = [
    [
      'no credentials',
      { TABLES_ENDPOINT: MSI.TABLES_ENDPOINT, SETTINGS_FILE: 's' },
      /nobody's identity is checked/,
    ],
    [
      'no credentials on every address',
      { ...LOCAL, HOST: '0.0.0.0' },
      /HOST is 0\.0\.0\.0.*only listen on this machine/,
    ],
    ['a name that only looks like loopback', { ...LOCAL, HOST: '127.0.0.1.example.com' }, /only listen/],
    ['a flag that is not "yes"', { ...MSI, LOCAL_WITHOUT_SIGN_IN: 'true' }, /can only be "yes"/],
    ['the flag beside credentials', { ...LOCAL, MICROSOFT_APP_ID: APP }, /Take out one or the other/],
    ['an app id that is not one', { ...MSI, MICROSOFT_APP_ID: 'my-bot' }, /MICROSOFT_APP_ID must be/],
    ['a missing type', { ...MSI, MICROSOFT_APP_TYPE: '' }, /MICROSOFT_APP_TYPE is missing/],
    ['an unknown type', { ...MSI, MICROSOFT_APP_TYPE: 'Other' }, /must be UserAssignedMSI or SingleTenant/],
    ['a multi-tenant bot', { ...MSI, MICROSOFT_APP_TYPE: 'MultiTenant' }, /ended new multi-tenant bots/],
    ['a missing tenant', { ...MSI, MICROSOFT_APP_TENANT_ID: '' }, /MICROSOFT_APP_TENANT_ID is missing/],
    [
      'a single-tenant bot without a secret',
      { ...MSI, MICROSOFT_APP_TYPE: 'SingleTenant' },
      /PASSWORD is missing/,
    ],
    ['a managed identity with a secret', { ...MSI, MICROSOFT_APP_PASSWORD: SECRET }, /has no secret/],
    ['two places for records', { ...MSI, TABLES_CONNECTION_STRING: 'x' }, /are both set/],
    ['no place for records', { ...MSI, TABLES_ENDPOINT: '' }, /TABLES_ENDPOINT .* is missing/],
    ['records over http', { ...MSI, TABLES_ENDPOINT: 'http://example.org' }, /must be the https address/],
    ['a prefix Azure refuses', { ...MSI, TABLES_PREFIX: 'two words' }, /letters and digits only/],
    ['a demo clock in production', { ...MSI, DEMO_NOW: '2026-11-24T09:00:00Z' }, /clock of a demo/],
    ['a demo clock without a zone', { ...LOCAL, DEMO_NOW: '2026-11-24T09:00:00' }, /with its zone/],
    ['port 0', { ...MSI, PORT: '0' }, /from 1 to 65535/],
  ];
  for (const [what, env, sentence] of refusals)
    it(`refuses ${what} and nothing else`, () => {
      const problems = problemsOf(env);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', sentence);
    });

  it('points out a slip in a name', () => {
    const slips = { TABLE_ENDPOINT: 'x', MicrosoftAppId: APP, SETINGS_FILE: 'x', PATH: 'x', HOSTNAME: 'x' };
    const problems = problemsOf(slips);
    const hints = problems.filter((problem) => problem.includes('Did you mean'));
    assert.equal(hints.length, 3, problems.join('\n'));
    assert.match(
      hints.join(' '),
      /TABLE_ENDPOINT is not .* TABLES_ENDPOINT\?.*MICROSOFT_APP_ID\?.*SETTINGS_FILE\?/s,
    );
    assert.deepEqual(
      problemsOf({ ...MSI, MicrosoftAppId: APP }),
      [],
      'no slip when the right name is there too',
    );
  });

  it('names the right variable for one that goes by another program’s name', () => {
    const { TABLES_ENDPOINT: _none, ...rest } = MSI;
    const toolkit = {
      SETTINGS_FILE: 's',
      BOT_ID: APP,
      BOT_PASSWORD: SECRET,
      AAD_APP_TENANT_ID: TENANT,
      BOT_TYPE: 'SingleTenant',
      AZURE_STORAGE_CONNECTION_STRING: 'x',
    };
    const said = problemsOf(toolkit);
    for (const [other, ours] of [
      ['BOT_ID', 'MICROSOFT_APP_ID'],
      ['BOT_PASSWORD', 'MICROSOFT_APP_PASSWORD'],
      ['AAD_APP_TENANT_ID', 'MICROSOFT_APP_TENANT_ID'],
      ['BOT_TYPE', 'MICROSOFT_APP_TYPE'],
      ['AZURE_STORAGE_CONNECTION_STRING', 'TABLES_CONNECTION_STRING'],
    ])
      assert.ok(
        said.some((problem) => problem.startsWith(`${other} is set`) && problem.includes(`reads ${ours}.`)),
        `${other}\n${said.join('\n')}`,
      );
    assert.ok(!said.join(' ').includes(SECRET));
    assert.ok(
      problemsOf({ ...rest, AZURE_TABLES_ENDPOINT: 'https://a.table.core.windows.net' }).some((problem) =>
        problem.startsWith('AZURE_TABLES_ENDPOINT is set, but this bot reads TABLES_ENDPOINT.'),
      ),
    );
    const agents = 'connections__serviceConnection__settings__clientId';
    for (const name of ['MicrosoftAppId', 'AAD_APP_CLIENT_ID', 'CLIENT_ID', 'clientId', agents])
      assert.ok(
        problemsOf({ ...MSI, MICROSOFT_APP_ID: '', [name]: APP }).some(
          (problem) => problem.includes(name) && problem.includes('MICROSOFT_APP_ID'),
        ),
        name,
      );
    assert.deepEqual(
      problemsOf({ ...MSI, ...toolkit, SETTINGS_FILE: 's' }),
      [],
      'none when nothing is missing',
    );
    assert.deepEqual(problemsOf({ ...LOCAL, CLIENT_ID: APP }), [], 'none when nothing is wanted');
    assert.ok(
      !problemsOf({ ...rest, BOT_PASSWORD: SECRET })
        .join(' ')
        .includes('BOT_PASSWORD'),
    );
  });

  it('never repeats a secret', () => {
    const connection = 'DefaultEndpointsProtocol=https;AccountKey=also-secret';
    const problems = problemsOf({
      ...MSI,
      MICROSOFT_APP_PASSWORD: SECRET,
      TABLES_CONNECTION_STRING: connection,
    });
    assert.equal(problems.length, 2);
    assert.ok(!problems.join(' ').includes(SECRET));
    assert.ok(!problems.join(' ').includes('also-secret'));
  });

  it('is documented: env/.env.example names the same variables', () => {
    const text = readFileSync(new URL('../../env/.env.example', import.meta.url), 'utf8');
    const named = [...text.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    assert.deepEqual(new Set(named), new Set(VARIABLES));
  });
});
