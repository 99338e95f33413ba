import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jsonSchemas, schemaPath } from '../../src/content/json-schema.ts';
import { CONTENT_FOLDER, readContent } from '../../src/content/read.ts';

describe('The JSON Schemas for editors', () => {
  for (const [name, text] of jsonSchemas())
    it(`are up to date for ${name}`, () => {
      const kept = JSON.parse(readFileSync(join(CONTENT_FOLDER, schemaPath(name)), 'utf8')) as unknown;
      assert.deepEqual(kept, JSON.parse(text), 'run: npm run content:schema');
    });

  it('are named by every content file', () => {
    for (const { path, name, json } of readContent()) {
      const named = (json as { $schema?: string }).$schema;
      assert.ok(named, path);
      const file = join(CONTENT_FOLDER, dirname(path), named);
      assert.ok(existsSync(file), `${path} names ${named}`);
      assert.equal(file, join(CONTENT_FOLDER, schemaPath(name)));
    }
  });
});
