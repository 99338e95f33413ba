import { randomUUID } from 'node:crypto';
import { parseEnv } from 'node:util';
import { findMisspelt } from '../../settings/misspelt.ts';
import { describeExample, describeMissing, describeOdd } from './words.ts';

type Values = Readonly<Record<string, string>>;

/** What one placeholder of the manifest is filled with. */
interface Value {
  readonly form: 'id' | 'name' | 'address';
  /** What is taken when the school does not say. */
  readonly otherwise?: (given: Values) => string | undefined;
}

/** What the manifest needs of a school, by the name of its placeholder. `env/.env.school.example` explains each. */
export const VALUES = {
  TEAMS_APP_ID: { form: 'id', otherwise: () => randomUUID() },
  BOT_ID: { form: 'id' },
  SCHOOL_NAME: { form: 'name' },
  WEBSITE_URL: { form: 'address' },
  PRIVACY_URL: { form: 'address', otherwise: ({ WEBSITE_URL }) => WEBSITE_URL },
  TERMS_URL: { form: 'address', otherwise: ({ WEBSITE_URL }) => WEBSITE_URL },
} as const satisfies Readonly<Record<string, Value>>;

export type ValueName = keyof typeof VALUES;
export const VALUE_NAMES = Object.keys(VALUES) as readonly ValueName[];

/** The values of a file, with those that were made for it, or everything that is wrong with them, a sentence each. */
export type ReadValues =
  | { readonly values: Readonly<Record<ValueName, string>>; readonly made: readonly ValueName[] }
  | { readonly problems: readonly string[] };

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const NO_GUID = /^[0-]+$/;

/** Reads the values of a school from the text of its file, as Microsoft's Agents Toolkit writes and reads it. */
export function readValues(text: string): ReadValues {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(parseEnv(text))) if (value?.trim()) given[name] = value.trim();
  const problems = findMisspelt(given, VALUE_NAMES);
  const made: ValueName[] = [];
  for (const name of VALUE_NAMES) {
    const { form, otherwise }: Value = VALUES[name];
    const other = given[name] === undefined ? otherwise?.(given) : undefined;
    if (other !== undefined) {
      given[name] = other;
      made.push(name);
    }
    const value = given[name];
    // What is taken from another value is judged there.
    if (other !== undefined || (value === undefined && otherwise)) continue;
    if (value === undefined) problems.push(describeMissing(name));
    else if (!fits(form, value)) problems.push(describeOdd(name, form));
    else if (form === 'address' && isExample(value)) problems.push(describeExample(name));
  }
  return problems.length > 0 ? { problems } : { values: given as Record<ValueName, string>, made };
}

function fits(form: Value['form'], value: string): boolean {
  switch (form) {
    case 'id':
      return GUID.test(value) && !NO_GUID.test(value);
    case 'address':
      return (
        URL.canParse(value) && new URL(value).protocol === 'https:' && new URL(value).hostname.includes('.')
      );
    case 'name':
      return /\p{L}/u.test(value) && !/[\p{Cc}{}<>$]/u.test(value);
  }
}

/** Hosts that nobody can have: `example.com` and whatever ends in `.example`. */
function isExample(address: string): boolean {
  return /(^|\.)example(\.(com|org|net))?$/.test(new URL(address).hostname);
}
