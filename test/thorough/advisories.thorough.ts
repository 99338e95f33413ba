import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askRegistry } from '../../src/packaging/dependencies/ask-registry.ts';

const LOCK = {
  name: 'asks',
  version: '1.0.0',
  lockfileVersion: 3,
  packages: {
    '': { name: 'asks', version: '1.0.0', dependencies: { leftover: '1.0.0' } },
    'node_modules/leftover': { version: '1.0.0' },
  },
};
const ADVISORY = {
  id: 1,
  url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  title: 'Something is wrong',
  severity: 'high',
  vulnerable_versions: '<2.0.0',
};

describe('Asking a registry for advisories, by npm', function () {
  this.timeout(90_000);
  const folder = mkdtempSync(join(tmpdir(), 'asks-'));
  let server: Server | undefined;

  /** Whom npm asks in the folder. */
  const use = (registry: string, more = '') =>
    writeFileSync(join(folder, '.npmrc'), `registry=${registry}\ncache=${join(folder, 'cache')}\n${more}`);
  const serve = async (status: number, type: string, answer: (path: string) => string) => {
    // One call each: restify, where it is loaded, changes what they return.
    server = createServer(({ url = '' }, response) => {
      response.statusCode = status;
      response.setHeader('content-type', type);
      response.end(answer(url));
    });
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
    use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  };

  before(() => {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...LOCK.packages[''], private: true }));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(LOCK));
  });
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('gives what is known against a package', async () => {
    await serve(200, 'application/json', (path) =>
      JSON.stringify(
        path.endsWith('/advisories/bulk')
          ? { leftover: [ADVISORY] }
          : {
              name: 'leftover',
              'dist-tags': { latest: '1.0.0' },
              versions: { '1.0.0': { name: 'leftover', version: '1.0.0' } },
            },
      ),
    );
    assert.deepEqual(await askRegistry(folder), {
      advisories: [
        {
          id: 'GHSA-aaaa-bbbb-cccc',
          package: 'leftover',
          severity: 'high',
          title: ADVISORY.title,
          url: ADVISORY.url,
        },
      ],
    });
  });

  it('gives none when none is known', async () => {
    await serve(200, 'application/json', () => '{}');
    assert.deepEqual(await askRegistry(folder), { advisories: [] });
  });

  for (const status of [403, 404, 405, 502])
    it(`says that nothing was checked when the registry says ${status}, and not which registry that is`, async () => {
      await serve(status, 'text/html', () => '<h1>No</h1>');
      const answer = await askRegistry(folder);
      assert.match('notChecked' in answer ? answer.notChecked : '', new RegExp(`\\(it said ${status}\\)$`));
      assert.doesNotMatch(JSON.stringify(answer), /127\.0\.0\.1/);
    });

  it('says that nothing was checked when a page comes in place of an answer', async () => {
    await serve(200, 'text/html', () => '<h1>Please sign in</h1>');
    assert.ok('notChecked' in (await askRegistry(folder)));
  });

  it('says that nothing was checked when nobody is there, and when npm is told to stay offline', async () => {
    for (const more of ['', 'offline=true\n']) {
      use('http://127.0.0.1:9/', more);
      const answer = await askRegistry(folder);
      assert.match('notChecked' in answer ? answer.notChecked : '', /was not reached$/, more);
    }
  });
});
