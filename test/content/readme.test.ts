import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conditionProblem } from '../../src/content/condition-shape.ts';
import { CONTENT_FOLDER } from '../../src/content/read.ts';

describe('The guide for people who change the content', () => {
  const guide = readFileSync(join(CONTENT_FOLDER, 'README.md'), 'utf8');

  it('shows conditions that the content understands', () => {
    const shown = [...guide.matchAll(/`(\{ "[^`]+\})`/g)]
      .map(([, text]) => text ?? '')
      .filter((text) => !text.includes('...'));
    assert.ok(shown.length >= 10);
    for (const text of shown) assert.equal(conditionProblem(JSON.parse(text)), undefined, text);
  });

  it('names files and commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, script] of guide.matchAll(/npm run ([\w:]+)/g))
      assert.ok(script && script in scripts, script);
    for (const [, file] of guide.matchAll(/`([\w-]+\.json)`/g))
      assert.ok(existsSync(join(CONTENT_FOLDER, file ?? '')), file);
  });
});
