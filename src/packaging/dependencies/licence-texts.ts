import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { licenceOf } from './allowed-licences.ts';
import { readProductionPackages, type ProductionPackage } from './lock-file.ts';

/** What makers call the file with the terms, or with notices that go along. */
const TERMS = /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i;
/** Where a README says the terms, up to its next heading. */
const IN_README = /^#+[ \t]*licen[cs]e\b.*\n(?:(?!#).*\n?)*/im;
const RULE = `\n${'-'.repeat(80)}\n\n`;

/**
 * The terms of the packages at these places, to pass on with what is built from them: each with its name, version and
 * licence, then the text as its makers ship it. Of one that ships none, who made it is said.
 */
export function gatherLicenceTexts(places: ReadonlySet<string>): string {
  const packages = readProductionPackages(readFileSync('package-lock.json', 'utf8')).filter(({ place }) =>
    places.has(place),
  );
  const own = readFileSync('LICENSE', 'utf8').trim();
  return [
    `The bot itself:\n\n${own}\n`,
    ...packages.map((each) => `${titleOf(each)}\n\n${termsOf(each.place)}\n`),
  ].join(RULE);
}

function titleOf(each: ProductionPackage): string {
  return `${each.name} ${each.version}, ${licenceOf(each) ?? 'licence not stated'}`;
}

function termsOf(place: string): string {
  const names = readdirSync(place).filter((name) => TERMS.test(name) && !/\.[cm]?[jt]s$/.test(name));
  const texts = [...new Set(names.map((name) => readFileSync(join(place, name), 'utf8').trim()))];
  if (texts.length > 0) return texts.join('\n\n');
  const { author } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as {
    readonly author?: string | { readonly name?: string };
  };
  const by = (typeof author === 'string' ? author : author?.name) ?? 'its makers';
  const said = IN_README.exec(readmeOf(place))?.[0].trim();
  return [`The package ships no file with its terms. It was made by ${by}.`, ...(said ? [said] : [])].join(
    '\n\n',
  );
}

function readmeOf(place: string): string {
  const name = readdirSync(place).find((each) => /^readme\b/i.test(each));
  return name === undefined ? '' : readFileSync(join(place, name), 'utf8');
}
