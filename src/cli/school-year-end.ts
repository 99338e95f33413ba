import type { LookedAtYearEnd } from '../app/end-school-year.ts';
import { yearNumber } from '../domain/questions/year-of-reference.ts';
import { assemble, type App } from '../start/assemble.ts';
import { LEFT_IN_TEAMS } from '../words/pupil-correction.ts';
import {
  ABOUT_LEAVERS,
  ABOUT_STAFF,
  describeLeftOut,
  describeYearChange,
  listKeptLeavers,
  listOpenLeavers,
  nameEndingYear,
  nameYear,
} from '../words/school-year-end.ts';
import { CannotUse, command, type CommandEnd } from './command.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';
import { findTwoOperators } from './operator.ts';

/** What there is to do when a school year ends: who leaves with something open, and references that carry the year. */
export default command({
  typed: 'npm run --silent school-year:end --',
  about:
    'Says what there is to do at the end of a school year: which leavers have something open, until when the rest is kept, and which pupil references carry the year group. With --yes, and when two people say so, gives those references the next year. Reads the same settings as the bot.',
  options: {
    ...ON_SCHOOL,
    leavers: {
      value: '11,13',
      help: 'the year groups after which pupils leave your school; N is Nursery, R is Reception',
      needed:
        'Please say after which year groups pupils leave your school, with --leavers, for example 11,13.',
    },
    only: { value: '"AB 8,CD 7"', help: 'changes these references alone, as they are now' },
    by: { value: '"NAME"', help: 'who asks for the change' },
    approved: { value: '"NAME"', help: 'who has approved it: somebody else' },
    yes: { help: 'changes the references; without it, only says what there is to do' },
  },
  run: ({ leavers, only: typed, by, approved, yes, demo, school: id }, _words, around) => {
    const leaving = leavers.split(',').map((each) => readYear(each.trim()));
    const only = typed?.split(',').map((each) => each.trim());
    if (yes && (by === undefined || approved === undefined))
      throw new CannotUse('Please say who asks for it and who has approved it, with --by and --approved.');
    if (by !== undefined && approved !== undefined) findTwoOperators(by, approved);
    return onSchool(
      around,
      { demo, school: id },
      {
        verb: 'school-year:end',
        open: assemble,
        notOpened: 'Nothing was changed.',
        brokeOff:
          'The records cannot be used just now. What was changed stays changed; run it again to go on with the rest.',
        work: async (app) => {
          const found = await app.schoolBot.lookAtYearEnd({ leaving, only });
          const known = [...found.changes, ...found.leftOut];
          const missing = (only ?? []).length > 0 && known.length === 0;
          if (missing)
            return {
              code: 1,
              message: 'None of these references carries a year that ends. Nothing was changed.',
            };
          if (!yes || by === undefined || approved === undefined)
            return { code: 0, message: describe(found, leaving) };
          return change(app, found, findTwoOperators(by, approved));
        },
      },
    );
  },
});

function readYear(typed: string): number {
  const year = yearNumber(typed.toUpperCase());
  if (year === undefined) throw new CannotUse(`"${typed}" is not a year group: they are N, R, and 1 to 14.`);
  return year;
}

function describe(
  { leavers, changes, leftOut, ...ends }: LookedAtYearEnd,
  leaving: readonly number[],
): string {
  const [open, kept] = [listOpenLeavers(leavers), listKeptLeavers(leavers)];
  const after = leaving.map(nameYear).join(' or ');
  return [
    `The school year ${nameEndingYear(ends)}. Pupils leave after ${after}.`,
    ...(leavers.length === 0
      ? ['No case is about a leaver.']
      : open.length === 0
        ? ['Nothing is open about leavers.']
        : ['Leavers with something open:', ...bullets(open), ABOUT_LEAVERS]),
    ...(kept.length === 0 ? [] : ["Leavers' cases that are over; they need nothing:", ...bullets(kept)]),
    ...(changes.length === 0
      ? ['No pupil reference has to change.']
      : [
          'Pupil references that carry the year group, and would change:',
          ...bullets(changes.map(describeYearChange)),
          'To change them, add --yes, --by and --approved; some of them, with --only.',
        ]),
    ...(leftOut.length === 0 ? [] : ['These cannot:', ...bullets(leftOut.map(describeLeftOut))]),
    ABOUT_STAFF,
  ].join('\n');
}

async function change(
  { schoolBot, log }: App,
  { changes, leftOut }: LookedAtYearEnd,
  [by, approvedBy]: ReturnType<typeof findTwoOperators>,
): Promise<CommandEnd> {
  const done = await schoolBot.changeYearReferences(changes, { by, approvedBy });
  log.info({ event: 'pupil-corrected', verb: 'school-year:end', count: done.changed.length });
  return {
    code: done.asTheyWere.length > 0 ? 1 : 0,
    message: [
      done.changed.length === 0 ? 'No pupil reference was changed.' : 'Changed:',
      ...bullets(done.changed.map(({ from, to }) => `${from} is ${to} now`)),
      ...(done.asTheyWere.length > 0
        ? [
            `Somebody worked on these at that moment, so they are as they were: ${done.asTheyWere.join(', ')}. Run it again.`,
          ]
        : []),
      ...(leftOut.length === 0 ? [] : ['These were left out:', ...bullets(leftOut.map(describeLeftOut))]),
      LEFT_IN_TEAMS,
    ].join('\n'),
  };
}

function bullets(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `- ${line}`);
}
