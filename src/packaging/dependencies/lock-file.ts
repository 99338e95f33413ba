import { z } from 'zod/v4';

const LockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
    }),
  ),
});

/** A package that is not for development only. */
export interface ProductionPackage {
  /** Where npm puts it, like `node_modules/a/node_modules/b`. */
  readonly place: string;
  readonly name: string;
  readonly version: string;
  /** As its makers state it, in SPDX; undefined where they do not. */
  readonly licence: string | undefined;
}

/** The packages that `npm ci --omit=dev` would install, from the text of a lock file. */
export function readProductionPackages(lockFile: string): readonly ProductionPackage[] {
  const { packages } = LockFile.parse(JSON.parse(lockFile));
  return Object.entries(packages).flatMap(([place, { version = '', license, dev }]) =>
    place === '' || dev
      ? []
      : [{ place, name: place.split('node_modules/').at(-1) ?? place, version, licence: license }],
  );
}
