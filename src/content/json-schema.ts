import { z } from 'zod/v4';
import { conditionForEditors } from './condition-shape.ts';
import { fileSchemas, type FileName } from './schema.ts';

/** The path of a content file kind's JSON Schema, relative to the content folder. */
export function schemaPath(name: FileName): string {
  return `schema/${name}.schema.json`;
}

/**
 * The JSON Schema of each kind of content file, generated from the loader's schemas, for editors to complete and warn.
 * `npm run content:schema` writes them into `src/content/schema/`.
 */
export function jsonSchemas(): ReadonlyMap<FileName, string> {
  const names = Object.keys(fileSchemas) as FileName[];
  return new Map(names.map((name) => [name, `${JSON.stringify(jsonSchema(name), null, 2)}\n`]));
}

function jsonSchema(name: FileName): unknown {
  const schema = z.toJSONSchema(fileSchemas[name], { unrepresentable: 'any' });
  // The loader checks conditions by hand, which no schema expresses; the forms come from the same table.
  return schema.$defs?.['condition']
    ? { ...schema, $defs: { ...schema.$defs, condition: conditionJsonSchema() } }
    : schema;
}

/** The forms of a condition; it refers to itself by its name in the file's schema. */
function conditionJsonSchema(): object {
  const alone = JSON.stringify(z.toJSONSchema(conditionForEditors()));
  const {
    $schema: _,
    $defs: __,
    ...rest
  } = JSON.parse(alone.replaceAll('"$ref":"#"', '"$ref":"#/$defs/condition"')) as Record<string, unknown>;
  return rest;
}
