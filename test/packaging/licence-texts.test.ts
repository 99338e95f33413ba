import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { gatherLicenceTexts } from '../../src/packaging/dependencies/licence-texts.ts';
import { readProductionPackages } from '../../src/packaging/dependencies/lock-file.ts';

describe('The terms that go with the bundle', () => {
  const all = readProductionPackages(readFileSync('package-lock.json', 'utf8')).filter(({ place }) =>
    existsSync(place),
  );
  const parts = gatherLicenceTexts(new Set(all.map(({ place }) => place))).split(/^-{80}$/m);

  it("begin with the bot's own, and have a part for each package", () => {
    assert.match(parts[0] ?? '', /MIT License/);
    assert.equal(parts.length, all.length + 1);
  });

  it('are the text as the makers ship it, with the holder of the copyright', () => {
    const zod = parts.find((part) => /^\s*zod \d/.test(part)) ?? '';
    assert.match(zod, /, MIT\n/);
    assert.ok(zod.includes(readFileSync('node_modules/zod/LICENSE', 'utf8').trim()));
  });

  it('say who made a package that ships no terms', () => {
    for (const part of parts) assert.match(part, /copyright|licen[cs]e|made by \S/i);
    assert.match(parts.find((part) => /^\s*ewma /.test(part)) ?? '', /made by Steve Gury/);
  });

  it('are of no package that is not there', () => {
    const [own, ...others] = gatherLicenceTexts(new Set()).split(/^-{80}$/m);
    assert.ok(own);
    assert.deepEqual(others, []);
  });
});
