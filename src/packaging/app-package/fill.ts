import { VALUE_NAMES, type ValueName } from './values.ts';

const PLACEHOLDER = /\$\{\{\s*(\w+)\s*\}\}/g;

/** The names in all placeholders of a text, each once. */
export function placeholdersIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

/** The manifest with its placeholders filled: `text` is JSON, and stays so whatever is in a value. */
export function fillManifest(text: string, values: Readonly<Record<ValueName, string>>): string {
  return text.replaceAll(PLACEHOLDER, (whole, name: string) => {
    const known = VALUE_NAMES.find((each) => each === name);
    return known === undefined ? whole : JSON.stringify(values[known]).slice(1, -1);
  });
}
