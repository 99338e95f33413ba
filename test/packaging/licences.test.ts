import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { refuseLicences } from '../../src/packaging/dependencies/allowed-licences.ts';
import { readProductionPackages } from '../../src/packaging/dependencies/lock-file.ts';

const packages = readProductionPackages(readFileSync('package-lock.json', 'utf8'));
const withLicence = (licence: string | undefined) => [
  { place: 'node_modules/leftover', name: 'leftover', version: '1.0.0', licence },
];

describe('The licences of what the bot is built from', () => {
  it('are all allowed', () => assert.deepEqual(refuseLicences(packages), []));

  it('are listed with every package and its version', () => {
    const listed = readFileSync('infra/licences.md', 'utf8').matchAll(/^\| (\S+) +\| (\d\S*) +\|/gm);
    assert.deepEqual(
      Array.from(listed, ([, name, version]) => `${name} ${version}`).toSorted(),
      [...new Set(packages.map(({ name, version }) => `${name} ${version}`))].toSorted(),
      'run "npm run licences"',
    );
  });

  it('leave out what is for development only', () => {
    const names = packages.map(({ name }) => name);
    assert.ok(names.includes('botbuilder'));
    for (const name of ['mocha', 'azurite', 'typescript']) assert.ok(!names.includes(name), name);
  });

  it('may be a choice of which one is allowed', () => {
    assert.deepEqual(refuseLicences(withLicence('(GPL-3.0-only OR MIT)')), []);
    assert.deepEqual(refuseLicences(withLicence('MIT')), []);
  });

  it('are refused where they are not allowed or not stated, with the name of the package', () => {
    for (const licence of [
      'AGPL-3.0-only',
      '(MIT AND GPL-3.0-only)',
      'SEE LICENSE IN LICENSE',
      '',
      undefined,
    ])
      assert.match(refuseLicences(withLicence(licence)).join(), /^leftover 1\.0\.0 /, licence);
  });
});
