import type { ProductionPackage } from './lock-file.ts';

/** Licences that let a school run the bot, and anybody pass it on, when their notices go with it. */
const ALLOWED = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'Unlicense'],
  // Asks that its own files stay open, and nothing of ours: they are used unchanged.
  'MPL-2.0',
]);

/** Packages that state a licence in their files only, at the versions where somebody read it there. */
const READ_IN_FILES: Readonly<Record<string, string>> = {
  'cldrjs 0.5.5': 'MIT',
  'escape-regexp-component 1.0.2': 'MIT',
  'jspath 0.4.0': 'MIT',
};

/** The licence of a package in SPDX, or undefined when nobody knows it. */
export const licenceOf = ({ name, version, licence }: ProductionPackage): string | undefined =>
  licence ?? READ_IN_FILES[`${name} ${version}`];

/** A sentence for each package whose licence is unknown or not allowed. */
export function refuseLicences(packages: readonly ProductionPackage[]): readonly string[] {
  return packages.flatMap((each) => {
    const licence = licenceOf(each);
    if (licence !== undefined && isAllowed(licence)) return [];
    return [
      licence === undefined
        ? `${each.name} ${each.version} states no licence: read its files.`
        : `${each.name} ${each.version} has the licence ${licence}, which is not one that is allowed.`,
    ];
  });
}

/** Of a choice, one is enough. Anything else that is put together has to be looked at by a person. */
function isAllowed(licence: string): boolean {
  const choices = licence.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return choices.some((choice) => ALLOWED.has(choice));
}
