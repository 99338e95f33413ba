import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

describe('The versions of Node', () => {
  it('are 20.19, 22 and 24 for whoever installs, and 24 for whoever asks which', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    assert.equal(engines.node, '^20.19.0 || ^22.12.0 || >=24.0.0');
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: { '': { engines: { node: string } } };
    };
    assert.equal(packages[''].engines.node, engines.node, 'the lock says the same');
    assert.equal(read('.nvmrc').trim(), '24');
  });

  it('are all tried by the checks that run on every change', () => {
    const run = read('.ci/run');
    for (const version of [20, 22, 24])
      assert.match(run, new RegExp(`^for other in .*\\b${version}\\b.*; do$`, 'm'));
  });
});
