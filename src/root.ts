import { existsSync } from 'node:fs';

/**
 * The folder the product is in, with a slash at the end: the nearest that holds a `package.json`. That is this
 * repository, or the folder of a built bundle. Whatever is read at run time stands at the same path in both.
 */
export const ROOT: URL = findRoot(new URL('./', import.meta.url));

function findRoot(folder: URL): URL {
  if (existsSync(new URL('package.json', folder))) return folder;
  const above = new URL('../', folder);
  if (above.href === folder.href) throw new Error('The product has no package.json above its files.');
  return findRoot(above);
}
