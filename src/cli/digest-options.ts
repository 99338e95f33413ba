/** What was asked for on the command line. */
export interface DigestOptions {
  readonly school?: string;
  /** An ISO week such as `2026-W47`; this week's without it. */
  readonly week?: string;
  readonly dryRun: boolean;
}

export const USAGE = 'npm run --silent digest -- [--school ID] [--week 2026-W47] --dry-run';

/** Reads the arguments after the command, or says in one sentence what is wrong with them. */
export function readDigestOptions(args: readonly string[]): DigestOptions | { readonly problem: string } {
  const given = new Map<string, string>();
  let dryRun = false;
  for (let at = 0; at < args.length; at++) {
    const [name = '', ...rest] = (args[at] ?? '').split('=');
    if (name === '--dry-run' && rest.length === 0) {
      dryRun = true;
      continue;
    }
    if (name !== '--school' && name !== '--week') return { problem: `"${args[at]}" is not an option here.` };
    if (given.has(name)) return { problem: `${name} stands there twice.` };
    const value = rest.length > 0 ? rest.join('=') : args[++at];
    if (value === undefined || value.trim() === '' || value.startsWith('--'))
      return { problem: `${name} needs something after it.` };
    given.set(name, value.trim());
  }
  const school = given.get('--school');
  const week = given.get('--week')?.toUpperCase();
  if (week !== undefined && !/^\d{4}-W\d{2}$/.test(week))
    return { problem: `"${week}" is not a week: they look like 2026-W47, with two figures after the W.` };
  return {
    dryRun,
    ...(school === undefined ? {} : { school }),
    ...(week === undefined ? {} : { week }),
  };
}
