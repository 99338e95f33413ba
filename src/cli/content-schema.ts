import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas, schemaPath } from '../content/json-schema.ts';
import { CONTENT_FOLDER } from '../content/read.ts';
import { settingsJsonSchema } from '../settings/settings.ts';
import { command } from './command.ts';

const SETTINGS_SCHEMA = join(CONTENT_FOLDER, '../settings/settings.schema.json');

/** The JSON Schemas that help an editor, from the schemas the loader uses. */
export default command({
  typed: 'npm run content:schema --',
  about:
    'Writes the JSON Schemas that help an editor of the content or of a settings file, from the schemas the loader uses.',
  options: {},
  run: () => {
    for (const [name, text] of jsonSchemas()) writeFileSync(join(CONTENT_FOLDER, schemaPath(name)), text);
    writeFileSync(SETTINGS_SCHEMA, settingsJsonSchema());
    return {
      code: 0,
      out: 'The JSON Schemas in src/content/schema and src/settings/settings.schema.json are up to date.',
    };
  },
});
