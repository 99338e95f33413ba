import type { ToCheck } from './record/record.ts';
import type { LineToCheck } from './record/transferred.ts';

// What those who handle pupils' data read before a record goes to another school.

/** The longest name of another school, in characters. */
export const LONGEST_SCHOOL = 100;

export const TRANSFER_PROBLEMS = {
  noSchool: 'Please type the name of the school or college that the record is for.',
  longSchool: `The name of a school has ${LONGEST_SCHOOL} characters at most.`,
  ownSchool: 'That is your own school. Please type the name of the one that the pupil moves to.',
  noKey: 'Please paste the other school\'s public key: it begins with "age1".',
  notAKey:
    'That is not a whole public key of age. It begins with "age1", and is one long word; please copy all of it.',
  manyKeys: 'There are two keys in this. Please paste the one of the school that the record is for.',
  secret:
    'That is a secret key, and it was not kept. With it, anybody could open what is sealed. Please ask the other school for its public key, which begins with "age1"; if this is their secret key, tell them to make a new pair.',
  changed:
    'The record has changed since you looked, so the lines may be others now. Please look through them again, and tick those that go along.',
} as const;

export const TRANSFER_CARD = {
  title: 'Transfer the record',
  open: 'Transfer the record',
  what: (cases: string) =>
    `What was said, ticked, decided and planned in ${cases}, sealed so that only the other school can open it. Forms that are not sent and who looked at the cases stay here. Nothing is deleted or ended here.`,
  check: 'How it goes',
  checks:
    'You look through the lines that may be about another person or about safeguarding: only those that you tick go along. A second person looks at the same lines and approves. Then both of you can save the sealed file. The child protection file is separate: the DSL sends it to the other DSL.',
  to: 'School or college that it is for',
  key: 'Its public key',
  keyHelp:
    'Ask the other school for it, and check it with somebody you know there, by phone. Whoever has the secret key that belongs to it can open the file. A passphrase is not offered here: whoever reads this chat would read it.',
  keyPlaceholder: 'age1...',
  next: 'Look through the lines',
  noFile: (why: string, pupil: string, cases: readonly string[]) =>
    `${why} You can ask all the same; the file can be saved once that is mended. Or whoever runs the bot makes it for two people, by command: npm run --silent pupil:transfer -- "${pupil}" --only ${cases.join(',')} --to "Other school" --by "Your name" --approved "The other person"`,
  reason: (school: string) => `for ${school}`,
  forSchool: (school: string, key: string) => `For ${school}, sealed for the key ${key}`,
  toCheck: (count: number) =>
    count === 0
      ? 'No line has to be looked at: none may be about another person or about safeguarding.'
      : `${count === 1 ? 'One line has' : `${count} lines have`} to be looked at. What is not ticked stays here.`,
  tick: 'Tick what goes along',
  nextLines: 'Next lines',
  linesBefore: 'Lines before',
  otherSchool: 'Change the school or key',
  along: 'Goes along',
  left: 'Stays here',
  counts: (along: number, left: number) =>
    along + left === 0
      ? 'No line had to be looked at.'
      : `Of ${along + left === 1 ? 'the one line' : `the ${along + left} lines`} that may be about another person or about safeguarding, ${along === 0 ? 'none goes' : along === 1 ? 'one goes' : `${along} go`} along.`,
  lookFirst: 'Please look through all lines: on the last card you can approve or decline.',
  save: 'Save the sealed file',
  canBeSaved: (school: string, names: string, until: string) =>
    `${names} can save the file, sealed for ${school}, until ${until}, for as long as the record is as it was looked at. The history of each case then says so.`,
} as const;

/** A request for a record to go to another school. */
export const TRANSFER_REQUEST = {
  title: 'Transfer the record',
  ask: 'Transfer the record',
  what: 'The record of these cases would be sealed for another school. Nothing is deleted or ended here.',
  stays:
    'Everything stays here too, for its usual period. The history of each case says who asked, who approved, and for which school.',
  send: 'Ask for the transfer',
  approve: 'Approve the transfer',
  goOn: 'Go on',
  done: (references: string) => `Approved for transfer: ${references}.`,
  noneDone: 'Nothing was sealed.',
  left: (references: string) =>
    `The record has changed since it was looked at: ${references}. If it is still to go, ask again.`,
} as const;

/** Teams asks before a file goes anywhere. */
export const TRANSFER_ASKS =
  'Teams asks you now whether to save the sealed file to your own files. Only the other school can open it. Nothing is saved before you say yes.';
export const TRANSFER_FILE =
  "A pupil's record, sealed for another school. Only its secret key opens it. Send it to them, and tell them that it comes.";
export const TRANSFER_GONE =
  'This transfer is not approved, or its time is over, so no file was made. Please ask again if the record is still to go.';
export const TRANSFER_OVERTAKEN =
  'The record has changed since the two of you looked at it, so nothing was sealed. Please look again and ask again; the other of you has been told.';

/** Who may save the file. */
export function whoMayTake(names: readonly string[]): string {
  return `Only ${new Intl.ListFormat('en-GB').format(names)} can save this file: they asked for it and approved it.`;
}

const WHY: Readonly<Record<ToCheck, string>> = {
  'another-person': 'may be about another person',
  pupil: 'is about a pupil',
  safeguarding: 'about safeguarding, care or SEND',
};

/** A line that somebody has to look at: where it stands, why, and what it says. */
export function describeLineToCheck({ part, section, row }: LineToCheck): string {
  const why = row.check === undefined ? '' : ` (${WHY[row.check]})`;
  return `${part.split(',')[0]}, ${section}, ${row.label}${why}: ${row.value}`;
}
