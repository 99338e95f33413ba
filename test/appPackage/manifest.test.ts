import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { checkManifest } from '../../src/packaging/app-package/check.ts';
import { fillManifest, placeholdersIn } from '../../src/packaging/app-package/fill.ts';
import { checkIcons } from '../../src/packaging/app-package/icons.ts';
import { VALUE_NAMES } from '../../src/packaging/app-package/values.ts';
import { startPlay, type Play } from '../support/play.ts';

const FOLDER = new URL('../../appPackage/', import.meta.url);
const readFile = (name: string) => readFileSync(new URL(name, FOLDER));
const template = readFile('manifest.json').toString('utf8');

const VALUES = {
  TEAMS_APP_ID: '2be23b1e-e14c-4d6d-8d3a-9a434e8b08ba',
  BOT_ID: '3f2b8c1e-5d47-4a69-9c0b-7e1a2d3f4b5c',
  SCHOOL_NAME: 'Northfield "Upper" Academy',
  WEBSITE_URL: 'https://www.northfield.example',
  PRIVACY_URL: 'https://www.northfield.example/privacy',
  TERMS_URL: 'https://www.northfield.example/terms',
};

interface Manifest {
  readonly version: string;
  readonly developer: { readonly name: string };
  readonly bots: readonly [
    {
      readonly scopes: readonly string[];
      readonly commandLists: readonly {
        readonly scopes: readonly string[];
        readonly commands: readonly { readonly title: string; readonly description: string }[];
      }[];
    },
  ];
  readonly [other: string]: unknown;
}
const manifest = JSON.parse(fillManifest(template, VALUES)) as Manifest;

describe('The manifest of the Teams app', () => {
  it('asks for the values of a school, and for nothing else', () =>
    assert.deepEqual(placeholdersIn(template).toSorted(), [...VALUE_NAMES].toSorted()));

  it('is taken by Teams once it is filled, whatever stands in a name', async () => {
    assert.deepEqual(await checkManifest(template, JSON.stringify(manifest)), []);
    assert.equal(manifest.developer.name, VALUES.SCHOOL_NAME);
  });

  it('asks for no permission, no data and no other host', () => {
    for (const name of [
      'permissions',
      'devicePermissions',
      'authorization',
      'webApplicationInfo',
      'staticTabs',
      'configurableTabs',
      'connectors',
    ])
      assert.ok(!(name in manifest), name);
    assert.deepEqual(manifest['validDomains'], []);
  });

  it('has the version of the product', () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', FOLDER), 'utf8')) as Manifest;
    assert.equal(manifest.version, version);
  });

  it('has its files beside the page for staff', () => {
    const files = readdirSync(FOLDER).filter((name) => name !== 'README.md' && name !== 'build');
    assert.deepEqual(files.toSorted(), ['color.png', 'manifest.json', 'outline.png']);
  });

  it('has pictures as Teams takes them, and says when one is not', () => {
    assert.deepEqual(checkIcons(readFile), []);
    const swapped = checkIcons((name) => readFile(name === 'color.png' ? 'outline.png' : 'color.png'));
    assert.match(swapped.join('\n'), /color\.png .* 192 by 192[^]*outline\.png .* 32 by 32/);
    assert.match(checkIcons(() => Buffer.from('a picture'))[0] ?? '', /must be a picture/);
  });

  describe('offers words', () => {
    let play: Play;
    before(async () => void (play = await startPlay()));
    after(() => play.stop());
    const offered = (scope: string) =>
      manifest.bots[0].commandLists
        .filter(({ scopes }) => scopes.includes(scope))
        .flatMap(({ commands }) => commands);
    const guide = readFile('README.md').toString('utf8');

    for (const { title, description } of offered('personal'))
      it(`such as "${title}", which the bot understands and the guide explains`, async () => {
        const who = description.startsWith('For inclusion leads') ? play.lead : play.teacher;
        await who.says(title);
        assert.doesNotMatch(`${who.sentence}${who.sees}`, /did not understand/);
        assert.ok(guide.includes(`\`${title}\``), title);
      });

    it('in a team too', () =>
      assert.deepEqual(
        offered('team').map(({ title }) => title),
        ['hello', 'connect'],
      ));
  });
});
