import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { makePackage } from '../../src/packaging/app-package/make.ts';
import { VALUE_NAMES } from '../../src/packaging/app-package/values.ts';

const SCHOOL = {
  BOT_ID: '3f2b8c1e-5d47-4a69-9c0b-7e1a2d3f4b5c',
  SCHOOL_NAME: 'Northfield Academy',
  WEBSITE_URL: 'https://www.northfield.sch.uk',
};

describe('npm run package', () => {
  const here = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'app-package-'));
  const file = join(folder, 'env/.env.northfield');
  before(() => {
    mkdirSync(join(folder, 'env'));
    mkdirSync(join(folder, 'appPackage'));
    for (const name of ['manifest.json', 'color.png', 'outline.png'])
      symlinkSync(resolve('appPackage', name), join(folder, 'appPackage', name));
    process.chdir(folder);
  });
  after(() => {
    process.chdir(here);
    rmSync(folder, { recursive: true, force: true });
  });

  const written = (values: Readonly<Record<string, string>>, end = '\n') =>
    writeFileSync(
      file,
      Object.entries(values)
        .map(([name, value]) => `${name}=${value}${end}`)
        .join(''),
    );
  const run = (...args: string[]) => makePackage.run(args.length > 0 ? args : ['--env', 'northfield'], {});
  const refused = async (changes: Readonly<Record<string, string>>) => {
    written({ ...SCHOOL, ...changes });
    const before = readFileSync(file, 'utf8');
    const { code, message = '' } = await run();
    assert.equal(code, 1);
    assert.equal(readFileSync(file, 'utf8'), before, 'a refusal writes nothing');
    return message.split('\n').slice(1);
  };

  it('fills the manifest and zips it with its pictures', async () => {
    written(SCHOOL);
    const { code, out = '' } = await run();
    assert.equal(code, 0);
    assert.match(out, /appPackage\.northfield\.zip is the app of Northfield Academy/);
    const zip = unzipSync(readFileSync('appPackage/build/appPackage.northfield.zip'));
    assert.deepEqual(Object.keys(zip).toSorted(), ['color.png', 'manifest.json', 'outline.png']);
    const manifest = strFromU8(zip['manifest.json'] ?? new Uint8Array());
    assert.equal((JSON.parse(manifest) as { bots: { botId: string }[] }).bots[0]?.botId, SCHOOL.BOT_ID);
    assert.doesNotMatch(manifest, /\$\{\{/);
  });

  it('makes what was not given, once, and says so', async () => {
    written({ ...SCHOOL, PRIVACY_URL: '', TEAMS_APP_ID: '' }, '\r\n');
    assert.match((await run()).out ?? '', /TEAMS_APP_ID was made[^]*PRIVACY_URL was not given[^]*TERMS_URL/);
    const first = readFileSync(file, 'utf8');
    assert.match(first, /^TEAMS_APP_ID=[\da-f-]{36}$/m);
    assert.match(first, /^PRIVACY_URL=https:\/\/www\.northfield\.sch\.uk$/m);
    assert.doesNotMatch((await run()).out ?? '', /was made|was not given/);
    assert.equal(readFileSync(file, 'utf8'), first);
  });

  it('names everything that is missing or odd at once', async () => {
    const said = await refused({
      BOT_ID: '',
      SCHOOL_NAME: '${SCHOOL}',
      WEBSITE_URL: 'http://school',
      TERMS_URL: 'x',
    });
    assert.deepEqual(
      said.map((line) => /^- (\w+) /.exec(line)?.[1]),
      ['BOT_ID', 'SCHOOL_NAME', 'WEBSITE_URL', 'TERMS_URL'],
    );
    for (const line of said) assert.match(line, /It is the .*\.$/);
  });

  it('says how long a name may be, which otherwise only an upload finds', async () => {
    const [said = ''] = await refused({
      SCHOOL_NAME: 'The Blessed Christopher Wharton Catholic Academy Trust',
    });
    assert.match(said, /SCHOOL_NAME has 54 letters, and Teams takes 32 at most/);
  });

  it('finds a misspelt name, an address of the example and an id of zeros', async () => {
    const said = await refused({
      WEBSITE_URL: 'https://www.school.example',
      BOT_ID: '00000000-0000-0000-0000-000000000000',
      PRIVACY_URI: 'https://www.northfield.sch.uk/privacy',
    });
    assert.match(said.join('\n'), /PRIVACY_URI .*mean PRIVACY_URL[^]*BOT_ID must[^]*WEBSITE_URL is still/);
  });

  it('says what to do when there is no such file, or no name', async () => {
    const missing = await run('--env', 'southfield');
    assert.match(
      missing.message ?? '',
      /There is no env\/\.env\.southfield\. Copy env\/\.env\.school\.example/,
    );
    assert.equal((await run('--env', '../x')).code, 2);
    assert.match((await makePackage.run([], {})).message ?? '', /which school/);
  });

  it('has every value in its example', () => {
    const example = readFileSync(join(here, 'env/.env.school.example'), 'utf8');
    for (const name of VALUE_NAMES) assert.match(example, new RegExp(`^${name}=$`, 'm'));
  });
});
