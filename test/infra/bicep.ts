import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Language, Parser, type Node } from 'web-tree-sitter';

const require = createRequire(import.meta.url);

/** A Bicep file as its grammar reads it. Types and API versions are checked by Azure alone. */
export interface BicepFile {
  readonly root: Node;
  /** Where the grammar does not fit, as `line: text`. */
  readonly mistakes: readonly string[];
  /** Declared parameters; true for those without a default. */
  readonly params: ReadonlyMap<string, boolean>;
  readonly outputs: readonly string[];
  /** Names that are used and not declared. */
  readonly undeclared: readonly string[];
  /** Modules by their path, with the parameters they get. */
  readonly modules: readonly { readonly path: string; readonly params: readonly string[] }[];
}

/** Functions and namespaces of the language itself. */
const BUILT_IN = new Set(
  'resourceGroup subscription tenant uniqueString toLower take split empty guid string json startsWith trim base64ToString subscriptionResourceId description secure minLength maxLength minValue maxValue allowed true false null'.split(
    ' ',
  ),
);

let parser: Promise<Parser> | undefined;
async function load(): Promise<Parser> {
  await Parser.init();
  const grammar = join(dirname(require.resolve('tree-sitter-bicep/package.json')), 'tree-sitter-bicep.wasm');
  const made = new Parser();
  made.setLanguage(await Language.load(grammar));
  return made;
}

/** Reads a Bicep file, also one with mistakes. */
export async function readBicep(file: string): Promise<BicepFile> {
  parser ??= load();
  const tree = (await parser).parse(readFileSync(file, 'utf8'));
  if (!tree) throw new Error(`${file} was not read`);
  const root = tree.rootNode;
  const all = (...types: string[]) => root.descendantsOfType(types).filter((each) => each !== null);
  const nameOf = (node: Node) => node.namedChildren.find((child) => child?.type === 'identifier')?.text ?? '';
  const params = all('parameter_declaration');
  const declared = new Set([
    ...params.map(nameOf),
    ...all('resource_declaration', 'module_declaration', 'variable_declaration').map(nameOf),
    ...all('for_statement').map((each) => each.childForFieldName('initializer')?.text ?? ''),
  ]);
  const isKey = (node: Node) =>
    node.parent?.type === 'object_property' && node.parent.namedChild(0)?.equals(node) === true;
  return {
    root,
    mistakes: all('ERROR').map(({ startPosition, text }) => `${startPosition.row + 1}: ${text.slice(0, 60)}`),
    params: new Map(params.map((each) => [nameOf(each), !/^param \w+ \w+ =/m.test(each.text)])),
    outputs: all('output_declaration').map(nameOf),
    undeclared: all('identifier')
      .filter((each) => !isKey(each) && each.parent?.type !== 'output_declaration')
      .map(({ text }) => text)
      .filter((text) => !declared.has(text) && !BUILT_IN.has(text)),
    modules: all('module_declaration').map((each) => ({
      path: each.descendantsOfType('string')[0]?.text.slice(1, -1) ?? '',
      params: propertiesOf(objectAt(each, 'params')).map(([key]) => key),
    })),
  };
}

/** The keys and values of an object. */
export function propertiesOf(node: Node | undefined): readonly (readonly [string, Node])[] {
  return (node?.namedChildren ?? []).flatMap((each) => {
    const key = each?.namedChild(0);
    const value = each?.namedChild(1);
    return each?.type === 'object_property' && key && value
      ? [[key.text.replaceAll("'", ''), value] as const]
      : [];
  });
}

/** The first object or array with this key, anywhere below. */
export function objectAt(node: Node, key: string): Node | undefined {
  return (
    node
      .descendantsOfType('object_property')
      .filter((each) => each !== null)
      .find((each) => each.namedChild(0)?.text === key)
      ?.namedChild(1) ?? undefined
  );
}
