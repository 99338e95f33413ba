import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { placeholdersIn } from './fill.ts';
import { VALUE_NAMES, type ValueName } from './values.ts';
import { describeRefused, describeTooLong, describeUnfilled } from './words.ts';

/** What the schema's validator says, `/developer/name must NOT have more than 32 characters. Details: {"limit":32}`. */
const SAID = /^(\S*) (.*)\. Details: (.*)$/s;

/**
 * What Microsoft's schema for the manifest refuses, in sentences that name the values to change; what otherwise only an
 * upload finds. `template` is the manifest with its placeholders, `filled` without.
 */
export async function checkManifest(template: string, filled: string): Promise<readonly string[]> {
  const open = placeholdersIn(filled);
  if (open.length > 0) return open.map(describeUnfilled);
  const manifest = JSON.parse(filled) as TeamsManifest;
  const said = await AppManifestUtils.validateAgainstSchema(manifest);
  return said.map((line) => {
    const [, place = '', reason = line, details = '{}'] = SAID.exec(line) ?? [];
    const names = namesAt(JSON.parse(template), place);
    const { limit } = JSON.parse(details) as { limit?: number };
    const [name] = names;
    const value = at(manifest, place);
    return name !== undefined && typeof limit === 'number' && typeof value === 'string'
      ? describeTooLong(name, value, limit)
      : describeRefused(place || 'the whole', reason, names);
  });
}

/** The values that fill a place of the manifest, `/developer/name`. */
function namesAt(template: unknown, place: string): readonly ValueName[] {
  const found = placeholdersIn(String(at(template, place)));
  return VALUE_NAMES.filter((name) => found.includes(name));
}

function at(tree: unknown, place: string): unknown {
  return place
    .split('/')
    .slice(1)
    .reduce<unknown>((branch, key) => (branch as Record<string, unknown> | undefined)?.[key], tree);
}
