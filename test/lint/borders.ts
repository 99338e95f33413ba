import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { parseSync, Visitor, type Program } from 'oxc-parser';
import { ALLOWED, type Allowed } from './allowed-imports.ts';

/** A file of `src` by its path from there, `domain/case/due.ts`, and the code in it. */
export type Files = ReadonlyMap<string, string>;

/** The TypeScript files of a folder. */
export function filesOf(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [name.replaceAll(sep, '/'), readFileSync(join(folder, name), 'utf8')]),
  );
}

interface Import {
  readonly file: string;
  /** A path from `src`, or the name of a package. */
  readonly target: string;
  readonly isPackage: boolean;
  readonly typesOnly: boolean;
}

/**
 * What crosses a border, a sentence for each: an import that the table of allowed imports does not name, a clock that is
 * read where none may be, and two folders beside each other that import each other.
 */
export function crossings(files: Files): readonly string[] {
  const read = [...files].map(([file, code]) => ({ file, ...parse(file, code) }));
  const imports = read.flatMap((each) => each.imports);
  return [
    ...read.flatMap(({ file, readsClock }) =>
      readsClock && allowedTo(file)?.readsClock !== true
        ? [`${file} asks what time it is. Please let its caller say.`]
        : [],
    ),
    ...new Set([...files.keys()].flatMap((file) => (allowedTo(file) ? [] : [unknown(file)]))),
    ...imports.flatMap((each) => refusal(each) ?? []),
    ...mutual(imports),
  ];
}

function unknown(file: string): string {
  return `${folderOf(file)} has no entry in the table of allowed imports. Please say there what it may import.`;
}

/** The entry of a file, else that of its folder. */
function allowedTo(file: string): Allowed | undefined {
  return ALLOWED[file] ?? ALLOWED[folderOf(file)];
}

function folderOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function refusal({ file, target, isPackage, typesOnly }: Import): string | undefined {
  const allowed = allowedTo(file);
  if (!allowed) return undefined;
  const { uses = [], types = [], packages = [] } = allowed;
  const isIn = (folder: string) => target === folder || target.startsWith(`${folder}/`);
  if (isPackage) return packages.some(isIn) ? undefined : `${file} may not import the package ${target}.`;
  if (folderOf(target) === folderOf(file) || uses.some(isIn)) return undefined;
  if (types.some(isIn)) return typesOnly ? undefined : `${file} may only take types from ${target}.`;
  return `${file} may not import ${target}.`;
}

/** Pairs of folders with the same parent that import each other, types too. */
function mutual(imports: readonly Import[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const { file, target, isPackage } of imports) {
    if (isPackage) continue;
    const [from, to] = [file.split('/'), target.split('/')];
    const fork = from.findIndex((part, at) => part !== to[at]);
    // A file that lies where the ways part belongs to no folder there.
    if (fork < 0 || fork >= from.length - 1 || fork >= to.length - 1) continue;
    const pair = [from, to].map((path) => path.slice(0, fork + 1).join('/'));
    if (!seen.has(pair.join(' '))) seen.set(pair.join(' '), `${file} imports ${target}`);
  }
  return [...seen].flatMap(([pair, example]) => {
    const [a = '', b = ''] = pair.split(' ');
    const back = seen.get(`${b} ${a}`);
    return back !== undefined && a < b ? [`${a} and ${b} import each other: ${example}, ${back}.`] : [];
  });
}

function parse(file: string, code: string) {
  const { module, program } = parseSync(file, code);
  const { readsClock, typeImports } = walk(program);
  const named = (specifier: string, typesOnly: boolean): Import => {
    const isPackage = !specifier.startsWith('.');
    return {
      file,
      target: isPackage ? specifier : posix.join(posix.dirname(file), specifier),
      isPackage,
      typesOnly,
    };
  };
  const imports = [
    ...module.staticImports.map(({ moduleRequest, entries }) =>
      named(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType)),
    ),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [named(moduleRequest.value, isType)] : [],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
      named(code.slice(start + 1, end - 1), false),
    ),
    ...typeImports.map((specifier) => named(specifier, true)),
  ];
  return { imports, readsClock };
}

/** What is in a file beside its import statements: whether it reads the clock, and types named by `import('...')`. */
function walk(program: Program) {
  let readsClock = false;
  const typeImports: string[] = [];
  new Visitor({
    NewExpression: ({ callee, arguments: given }) => {
      if (callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0) readsClock = true;
    },
    CallExpression: ({ callee }) => {
      if (callee.type === 'Identifier' && callee.name === 'Date') readsClock = true;
    },
    MemberExpression: ({ object, property }) => {
      if (object.type !== 'Identifier' || property.type !== 'Identifier') return;
      if (`${object.name}.${property.name}` === 'Date.now') readsClock = true;
    },
    TSImportType: ({ source }) => void typeImports.push(source.value),
  }).visit(program);
  return { readsClock, typeImports };
}
