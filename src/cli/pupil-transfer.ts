import { readFileSync, writeFileSync } from 'node:fs';
import { transferRecord, lookBeforeTransfer, type ToTransfer } from '../app/transfer-record.ts';
import { randomNames } from '../app/names.ts';
import { findPupil } from '../app/pupil-record.ts';
import type { School } from '../app/turn.ts';
import { isDecided, isRunning, type Referral } from '../domain/case/referral.ts';
import { expiryOf, USUAL_RETENTION } from '../domain/school/retention.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { loadSchool } from '../start/load-school.ts';
import { describeDayWithYear } from '../words/dates.ts';
import { describeLineToCheck, LONGEST_SCHOOL } from '../words/transfer.ts';
import { CannotUse, command, type CommandEnd } from './command.ts';
import type { Lock } from '../sealing/age.ts';
import { sealTransfer } from '../sealing/transfer-file.ts';
import { readNumbers } from './numbers.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';
import { findTwoOperators, TWO_PEOPLE } from './operator.ts';
import { OWNER_ONLY, refuseUnlessNew } from './output-file.ts';
import { chooseHeld, ONLY, PUPIL, readOnly } from './pupil.ts';
import { lockFor } from './sealed-file.ts';

/** A passphrase is guessed at offline. */
const SHORTEST_PASSPHRASE = 12;

/** A pupil's record as a sealed file for another school, when two people say so and one has looked at what is marked. */
export default command({
  typed: 'npm run --silent pupil:transfer --',
  about:
    "Seals a pupil's record for the school or college they move to. First shows the lines that may be about another person or about safeguarding: somebody looks at each, and only those named with --with go along. Nothing is deleted here. The child protection file goes from DSL to DSL, separately. Reads the same settings as the bot.",
  words: [PUPIL],
  options: {
    ...ON_SCHOOL,
    to: {
      value: '"SCHOOL"',
      help: 'the school or college that it is for',
      needed: 'Please say which school it is for, with --to "Name of the school".',
    },
    ...TWO_PEOPLE,
    ...ONLY,
    checked: { value: 'MARK', help: 'somebody has looked at the lines; the mark stands below them' },
    with: { value: '1,4-6', help: 'these of the marked lines go along; without it, none does' },
    recipient: { value: 'age1...', help: 'the public key of the other school, in the format of age' },
    'passphrase-file': {
      value: 'FILE',
      help: 'a file with a passphrase instead, which you tell the other school by another way',
    },
    out: { value: 'FILE', help: 'the file to write, which only you may read' },
  },
  run: ({ to, by, approved, only, checked, demo, school: id, ...files }, [pupil = ''], around) => {
    findTwoOperators(by, approved);
    if (to.trim() === '' || to.length > LONGEST_SCHOOL)
      throw new CannotUse(`--to is the name of a school, of ${LONGEST_SCHOOL} characters at most.`);
    const wanted = readOnly(only);
    const sealing =
      checked === undefined ? undefined : { mark: checked.toUpperCase(), ...readSealing(files) };
    return onSchool(
      around,
      { demo, school: id },
      {
        verb: 'pupil:transfer',
        open: loadSchool,
        notOpened: 'Nothing was written.',
        brokeOff: 'The records cannot be used just now, so nothing was written. Please try again.',
        work: async (opened) => {
          const school = {
            ...opened,
            records: opened.storage.records(opened.settings.id),
            names: randomNames,
          };
          const found = await findPupil(opened.storage.erasure(opened.settings.id), pupil);
          const { cases } = chooseHeld(found, wanted);
          if (cases.length === 0)
            return { code: 1, message: `No case of pupil ${pupil} is held at ${opened.settings.name}.` };
          const people = findTwoOperators(by, approved);
          if (!sealing) return show(school, cases, await lookBeforeTransfer(school, cases, people[0]));
          return write(school, cases, { pupil, to, people, ...sealing });
        },
      },
    );
  },
});

type Sealing = ReturnType<typeof readSealing>;

function readSealing(given: {
  readonly with?: string | undefined;
  readonly recipient?: string | undefined;
  readonly 'passphrase-file'?: string | undefined;
  readonly out?: string | undefined;
}): { readonly alongWith: ReadonlySet<number>; readonly lock: Lock; readonly out: string } {
  const { recipient, 'passphrase-file': passphraseFile, out } = given;
  if ((recipient === undefined) === (passphraseFile === undefined))
    throw new CannotUse(
      'Please give one of --recipient, the public key of the other school, and --passphrase-file.',
    );
  if (out === undefined) throw new CannotUse('Please name the file to write, with --out.');
  refuseUnlessNew(out);
  return {
    alongWith: given.with === undefined ? new Set() : readNumbers(given.with, '--with'),
    lock:
      recipient === undefined
        ? { passphrase: readPassphrase(passphraseFile ?? '') }
        : lockFor(recipient, '--recipient'),
    out,
  };
}

/** The passphrase in a file, without the end of its line. Throws, in words, when it cannot be read or is easily guessed. */
function readPassphrase(file: string): string {
  let passphrase: string;
  try {
    passphrase = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    throw new CannotUse(`${file} cannot be read.`);
  }
  if (passphrase.length < SHORTEST_PASSPHRASE)
    throw new CannotUse(
      `The passphrase has to have ${SHORTEST_PASSPHRASE} characters or more: four words that nobody guesses, for example.`,
    );
  return passphrase;
}

function show(
  { settings }: Pick<School, 'settings'>,
  cases: readonly Referral[],
  { toCheck, mark }: ToTransfer,
): CommandEnd {
  return {
    code: 0,
    message: [
      'This would go to the other school:',
      ...cases.map((each) => describeCase(each, settings)),
      'Are all of these about the same pupil? If not, name the right ones with --only.',
      ...(toCheck.length === 0
        ? ['No line is marked for checking.']
        : [
            'These lines stay behind, unless somebody looks at each and names it with --with:',
            ...toCheck.map((line) => `${line.number}. ${describeLineToCheck(line)}`),
          ]),
      `Then run it again with --checked ${mark}, and with --out and --recipient or --passphrase-file.`,
    ].join('\n'),
  };
}

async function write(
  school: School,
  cases: readonly Referral[],
  asked: Sealing & {
    readonly pupil: string;
    readonly to: string;
    readonly mark: string;
    readonly people: ReturnType<typeof findTwoOperators>;
  },
): Promise<CommandEnd> {
  const { pupil, to, mark, alongWith, lock, out } = asked;
  const [by, approvedBy] = asked.people;
  const record = await transferRecord(school, cases, mark, { pupil, to, by, approvedBy, alongWith });
  if (record === 'changed')
    return {
      code: 1,
      message:
        'Nothing was written: that is not the mark of the record as it is now. Please look at the lines again, without --checked.',
    };
  if (record === 'no-such-line')
    return { code: 1, message: 'Nothing was written: --with names a line that there is not.' };
  writeFileSync(out, await sealTransfer(record, lock), { mode: OWNER_ONLY, flag: 'wx' });
  return {
    code: 0,
    message: [
      `${out} is for ${to}: ${cases.length === 1 ? 'one case' : `${cases.length} cases`}, without ${record.leftOut === 1 ? 'one line that was' : `${record.leftOut} lines that were`} marked.`,
      'passphrase' in lock
        ? 'Tell them the passphrase by another way than the file.'
        : 'Only their secret key opens it.',
      'They open it with any tool for files of age, or with "npm run --silent pupil:open".',
      'Everything stays here as well:',
      ...cases.map((each) => describeCase(each, school.settings)),
    ].join('\n'),
  };
}

function describeCase(referral: Referral, settings: SchoolSettings): string {
  const { keptUntil } = expiryOf(referral, settings, settings.retention ?? USUAL_RETENTION);
  const open = !isDecided(referral)
    ? ', not decided yet'
    : isRunning(referral)
      ? ', its plan still runs'
      : '';
  return `- ${referral.reference}${open}, kept here until ${describeDayWithYear(keptUntil)} unless somebody works on it`;
}
