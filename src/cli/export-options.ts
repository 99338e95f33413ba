import { PACK_EXTRAS, type PackExtra } from '../domain/pack/pack.ts';

/** What was asked for on the command line. */
export interface ExportOptions {
  readonly reference: string;
  readonly by: string;
  readonly include: readonly PackExtra[];
  /** Files to write; with neither, the data goes to standard output. */
  readonly html?: string;
  readonly json?: string;
}

export const USAGE =
  'npm run --silent case:export -- R-XXXXX --by "Your name" [--html FILE] [--json FILE] [--include send]';

const LONGEST_NAME = 80;

/** Reads the arguments after the command, or says in one sentence what is wrong with them. */
export function readExportOptions(args: readonly string[]): ExportOptions | { readonly problem: string } {
  const given = new Map<string, string>();
  let reference: string | undefined;
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    if (!argument.startsWith('--')) {
      if (reference !== undefined)
        return { problem: `"${argument}" is one word too many: one reference at a time.` };
      reference = argument;
      continue;
    }
    const [name = '', ...rest] = argument.split('=');
    if (!['--by', '--html', '--json', '--include'].includes(name))
      return { problem: `"${name}" is not an option here.` };
    if (given.has(name)) return { problem: `${name} stands there twice.` };
    const value = rest.length > 0 ? rest.join('=') : args[++at];
    if (value === undefined || value.trim() === '' || value.startsWith('--'))
      return { problem: `${name} needs something after it.` };
    given.set(name, value.trim());
  }
  if (reference === undefined) return { problem: 'Please say which referral, by its reference.' };
  if (!/^R-[A-Z0-9]{2,12}$/i.test(reference))
    return { problem: `"${reference}" is not a reference: they look like R-7K3MP.` };
  const by = given.get('--by');
  if (by === undefined)
    return {
      problem:
        'Please say who takes the pack, with --by "Your name": it is written into the case\'s history.',
    };
  if (by.length > LONGEST_NAME) return { problem: `--by may have ${LONGEST_NAME} characters at most.` };
  const include = given.get('--include');
  const extra = PACK_EXTRAS.find((each) => each === include);
  if (include !== undefined && extra === undefined)
    return {
      problem: `--include can only be ${PACK_EXTRAS.join(' or ')}. Safeguarding and care status never leave the school this way.`,
    };
  const html = given.get('--html');
  const json = given.get('--json');
  if (html !== undefined && html === json) return { problem: '--html and --json name the same file.' };
  return {
    reference: reference.toUpperCase(),
    by,
    include: extra === undefined ? [] : [extra],
    ...(html === undefined ? {} : { html }),
    ...(json === undefined ? {} : { json }),
  };
}
