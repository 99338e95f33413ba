import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../src/start/config.ts';
import { VARIABLES } from '../../src/start/variables.ts';
import { objectAt, propertiesOf, readBicep } from './bicep.ts';

const FOLDER = 'infra';
const MODULES = join(FOLDER, 'modules');
const files = ['main.bicep', ...readdirSync(MODULES).map((name) => `modules/${name}`)];
const read = (file: string) => readBicep(join(FOLDER, file));

describe('The infrastructure', () => {
  for (const file of files)
    it(`in ${file} is written in Bicep's grammar and uses only names it declares`, async () => {
      const { mistakes, undeclared } = await read(file);
      assert.deepEqual([mistakes, undeclared], [[], []]);
    });

  it('uses every module, and gives each the parameters it has', async () => {
    const { modules } = await read('main.bicep');
    assert.deepEqual(modules.map(({ path }) => path).toSorted(), files.slice(1).toSorted());
    for (const { path, params } of modules) {
      const declared = (await read(path)).params;
      assert.deepEqual(params.toSorted(), [...declared.keys()].toSorted(), path);
    }
  });

  /** The host's variables, each as it stands in the file. */
  const variables = async () => {
    const list = objectAt((await read('modules/host.bicep')).root, 'env');
    return (list?.namedChildren ?? []).map((each) => {
      const { name, value } = Object.fromEntries(propertiesOf(each ?? undefined));
      return [name?.text.replaceAll("'", '') ?? '', value?.text ?? ''] as const;
    });
  };

  it('sets variables that the program reads, as a set that it starts with', async () => {
    const set = await variables();
    assert.deepEqual(
      set.map(([name]) => name).filter((name) => !(VARIABLES as readonly string[]).includes(name)),
      [],
    );
    const id = '11111111-1111-4111-8111-111111111111';
    const values: Readonly<Record<string, string>> = {
      'string(port)': '3978',
      clientId: id,
      tenantId: id,
      tablesEndpoint: 'https://northfield.table.core.windows.net/',
      tablesPrefix: '',
      administratorIds: id,
      trustViewerIds: '',
    };
    const env = Object.fromEntries(
      set.map(([name, text]) => [name, values[text] ?? text.replaceAll("'", '')]),
    );
    const { credentials, tables } = readConfig(env);
    assert.equal(credentials?.appType, 'UserAssignedMSI');
    assert.deepEqual(tables, { endpoint: values['tablesEndpoint'], identityClientId: id });
    assert.ok(readConfig({ ...env, TABLES_ENDPOINT: 'https://northfield.table.cosmos.azure.com' }));
  });

  it('asks after health where the program answers, and never takes a bot away that can still answer Stop', async () => {
    const { root } = await read('modules/host.bicep');
    const server = readFileSync('src/http/server.ts', 'utf8');
    const asked = [...root.text.matchAll(/path: '(\/[^']*)'/g)].map(([, path]) => path);
    assert.deepEqual(new Set(asked), new Set(['/healthz']));
    assert.ok(server.includes("'/healthz'"));
    const endpoint = objectAt((await read('modules/bot.bicep')).root, 'endpoint')?.text ?? '';
    assert.match(endpoint, /^'https:\/\/\$\{host\}\/api\/messages'$/);
    assert.ok(server.includes("'/api/messages'"));
  });

  it('keeps the records in the United Kingdom, behind no key, and never sleeps', async () => {
    const main = await read('main.bicep');
    assert.match(main.root.text, /param location string = 'uksouth'/);
    const storage = (await read('modules/storage.bicep')).root;
    const settings = Object.fromEntries(propertiesOf(objectAt(storage, 'properties')));
    assert.equal(settings['allowSharedKeyAccess']?.text, 'false');
    assert.equal(settings['minimumTlsVersion']?.text, "'TLS1_2'");
    assert.match(main.root.text, /@minValue\(1\)\n@maxValue\(\d+\)\nparam instances int/);
  });

  it('holds no secret, and shows none in what it puts out', async () => {
    for (const file of files)
      assert.doesNotMatch((await read(file)).root.text, /listKeys|MICROSOFT_APP_PASSWORD/);
    const { outputs } = await read('main.bicep');
    assert.deepEqual(outputs.toSorted(), ['BOT_DOMAIN', 'BOT_ID', 'BOT_TENANT_ID', 'TABLES_ENDPOINT']);
  });

  it('has a parameters file that fills every parameter without a default, and no other', async () => {
    const { parameters } = JSON.parse(readFileSync(join(FOLDER, 'main.parameters.json'), 'utf8')) as {
      parameters: Record<string, { value: string }>;
    };
    const { params } = await read('main.bicep');
    for (const [name, { value }] of Object.entries(parameters)) {
      assert.ok(params.has(name), name);
      assert.match(value, /^\$\{\{[A-Z][A-Z0-9_]*\}\}$/);
    }
    const needed = [...params].filter(([, isNeeded]) => isNeeded).map(([name]) => name);
    assert.deepEqual(
      needed.filter((name) => !(name in parameters)),
      [],
    );
  });

  it('watches for lines that the bot writes', async () => {
    const { root } = await read('modules/alerts.bicep');
    assert.match(root.text, /line\.outcome == "own-sign-in"/);
    assert.ok(readFileSync('src/start/watch-sign-in.ts', 'utf8').includes("outcome: 'own-sign-in'"));
    assert.ok(existsSync('src/logging/log.ts'));
  });
});
