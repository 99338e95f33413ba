import { readFileSync } from 'node:fs';
import { command, type CommandEnd } from '../../cli/command.ts';
import { askRegistry, type Advisory, type Answer } from './ask-registry.ts';
import { Accepted, judgeAdvisories } from './judge-advisories.ts';

const FILE = 'infra/accepted-advisories.json';

/** Fails only for what is serious and nobody has accepted: a machine without a registry is no fault of the bot. */
export const checkAdvisories = command({
  typed: 'npm run advisories --',
  about: `Asks the package registry what is known against the packages in package-lock.json that are not for development only, and fails when that is high or critical and not accepted in ${FILE}. Where no registry answers, it says "not checked" and does not fail.`,
  options: {},
  run: async () => {
    const accepted = readAccepted(readFileSync(FILE, 'utf8'));
    if ('problem' in accepted) return { code: 1, message: accepted.problem };
    return describeAdvisories(
      await askRegistry('.'),
      accepted.entries,
      new Date().toISOString().slice(0, 10),
    );
  },
});

/** Reads the list of what was accepted, or says in a sentence what is wrong with it. */
export function readAccepted(text: string): { readonly entries: Accepted } | { readonly problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: `${FILE} is not valid JSON.` };
  }
  const read = Accepted.safeParse(json);
  if (read.success) return { entries: read.data };
  const where = read.error.issues[0]?.path.join(', ') ?? '';
  return {
    problem: `${FILE} does not fit${where && ` at ${where}`}: each entry has "advisory", "package", a "reason" of 20 characters or more, and "until", a day like 2026-11-24.`,
  };
}

/** What the command says on a day like `2026-11-24`, and whether it fails. */
export function describeAdvisories(answer: Answer, entries: Accepted, today: string): CommandEnd {
  if ('notChecked' in answer)
    return {
      code: 0,
      message: `Not checked: ${answer.notChecked}. This says nothing about the packages. Try again where npm reaches a registry that answers "npm audit".`,
    };
  const { serious, expired, accepted, minor, unused } = judgeAdvisories(answer.advisories, entries, today);
  const lines = [
    ...serious.map((advisory) => `- ${describe(advisory)}`),
    ...expired.map(
      ({ advisory, until }) => `- ${describe(advisory)} It was accepted until ${until}, which is over.`,
    ),
  ];
  const remarks = [
    'Checked.',
    ...(accepted.length > 0 ? [`Accepted for now: ${accepted.map(({ id }) => id).join(', ')}.`] : []),
    ...(minor.length > 0 ? ['Below high:', ...minor.map((advisory) => `- ${describe(advisory)}`)] : []),
    ...unused.map(
      (entry) =>
        `${FILE} names ${entry.advisory}, which is no longer known against anything here: take it out.`,
    ),
  ];
  if (lines.length === 0)
    return {
      code: 0,
      message: [...remarks, 'Nothing to do: no advisory that is high or critical is open.'].join('\n'),
    };
  return {
    code: 1,
    message: [
      ...remarks,
      'Update these packages, or accept the advisory with a reason and a day:',
      ...lines,
    ].join('\n'),
  };
}

const describe = ({ package: name, severity, title, url }: Advisory) =>
  `${name} (${severity}): ${title}. ${url}`;
