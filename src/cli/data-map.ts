import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod/v4';
import { ROOT } from '../root.ts';
import { ALL_KINDS } from '../storage/rows/schemas/all-kinds.ts';
import { DATA_MAP, type KindOfData } from '../words/data-map.ts';
import { command } from './command.ts';

const FILE = new URL('infra/data-map.md', ROOT);

/** Everything that is stored, field by field, for the data protection officer: from the schemas of the rows. */
export default command({
  typed: 'npm run data:map --',
  about:
    'Writes infra/data-map.md: every kind of row that is stored and every field of it, what it is for, whose data it is, who sees it and how long it is kept.',
  options: { check: { help: 'writes nothing: says whether the file is up to date' } },
  run: async ({ check }) => {
    const text = dataMap();
    if (!existsSync(FILE))
      return { code: 1, message: 'This is for the sources of the bot: there is no infra/ here.' };
    if (!check) {
      writeFileSync(FILE, text);
      return { code: 0, message: `${fileURLToPath(FILE)} is written.` };
    }
    return readFileSync(FILE, 'utf8') === text
      ? { code: 0, message: 'The data map is up to date.' }
      : { code: 1, message: 'The data map is not up to date: run "npm run data:map".' };
  },
});

/** The page. Throws when a kind of row or a field has no words, or words have no field. */
export function dataMap(): string {
  const map: Readonly<Record<string, KindOfData>> = DATA_MAP;
  const parts = ALL_KINDS.map(({ name, schema }) => {
    const words = map[name];
    if (!words) throw new Error(`there are no words about the rows "${name}"`);
    const fields = fieldsOf(schema);
    const unsaid = [...fields.keys()].filter((field) => !(field in words.fields));
    const unknown = Object.keys(words.fields).filter((field) => !fields.has(field));
    if (unsaid.length + unknown.length > 0)
      throw new Error(
        `"${name}": no words about ${unsaid.join(', ') || 'none'}; no field ${unknown.join(', ') || 'none'}`,
      );
    return [
      `## ${words.title}`,
      `${words.why} About: ${words.about}. Seen by: ${words.seenBy}. Kept: ${words.kept}.`,
      ...(fields.size === 0
        ? ['In the form of the settings file; [env/README.md](../env/README.md) says what that holds.']
        : [
            [
              '| Field | What it is |',
              '| --- | --- |',
              ...[...fields].map(
                ([field, inside]) =>
                  `| \`${field}\`${inside.length === 0 ? '' : ` (${inside.map((each) => `\`${each}\``).join(', ')})`} | ${words.fields[field]} |`,
              ),
            ].join('\n'),
          ]),
    ].join('\n\n');
  });
  return `${[INTRODUCTION, ...parts].join('\n\n')}\n`;
}

const INTRODUCTION = `# What is stored, field by field

For the data protection officer; made from the program's own schemas by \`npm run data:map\`. Everything is in two tables of one
storage account that the school or trust owns, a partition a school. Besides what follows there are only pointers by which
cases are found (the keys hold a case's reference, its dates, the ids of staff and the pupil's school reference; those of open and
closed cases also hold the case without its notes and long texts, for lists and reminders) and the times at which messages are
due; they go with what they point to, and change with it. No names, dates of birth or addresses of pupils are asked for, and
references that look like a name are refused. [SECURITY.md](../SECURITY.md) says who may do what, and how it is deleted.`;

/** The fields of a row, each with the names of what is inside it. */
function fieldsOf(schema: z.ZodType): ReadonlyMap<string, readonly string[]> {
  const json = z.toJSONSchema(schema, { unrepresentable: 'any' }) as Json;
  const found = new Map<string, readonly string[]>();
  for (const shape of [json, ...(json.anyOf ?? []), ...(json.oneOf ?? [])])
    for (const [name, field] of Object.entries(shape.properties ?? {}))
      found.set(name, [...new Set([...(found.get(name) ?? []), ...insideOf(field)])]);
  return found;
}

interface Json {
  readonly properties?: Readonly<Record<string, Json>>;
  readonly items?: Json;
  readonly anyOf?: readonly Json[];
  readonly oneOf?: readonly Json[];
}

/** Names at every depth, without repeating them: a plan has reviews, and they have figures. */
function insideOf({ properties = {}, items, anyOf = [], oneOf = [] }: Json): readonly string[] {
  return [
    ...Object.entries(properties).flatMap(([name, field]) => [name, ...insideOf(field)]),
    ...(items ? insideOf(items) : []),
    ...[...anyOf, ...oneOf].flatMap(insideOf),
  ];
}
