/** `npm run content:schema`: writes the JSON Schemas that help an editor, from the schemas the loader uses. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas, schemaPath } from '../content/json-schema.ts';
import { CONTENT_FOLDER } from '../content/read.ts';

for (const [name, text] of jsonSchemas()) writeFileSync(join(CONTENT_FOLDER, schemaPath(name)), text);
console.log('The JSON Schemas in src/content/schema are up to date.');
