import type { CannotCorrect, lookBeforeCorrecting } from '../app/correct-pupil.ts';
import { isLeadsReason, LEADS_REASONS, type WhyCorrected } from '../domain/case/pupil-reference.ts';
import { pupilReferenceOf } from '../domain/case/pupil-key.ts';
import { assemble, type App } from '../start/assemble.ts';
import { describeCannotCorrect, LEFT_IN_TEAMS } from '../words/pupil-correction.ts';
import { CannotUse, command, type CommandEnd } from './command.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';
import { findOperator } from './operator.ts';
import { listCase, ONLY, PUPIL, readOnly } from './pupil.ts';

/** Gives a pupil's cases another reference, because the one they have is wrong. */
export default command({
  typed: 'npm run --silent pupil:correct --',
  about:
    'Changes the pupil reference of cases, in every place, at whatever stage they are. The old one stays in the history of each case. Shows first what would change, and changes nothing without --yes. Reads the same settings as the bot.',
  words: [PUPIL],
  options: {
    ...ON_SCHOOL,
    to: {
      value: 'PUPIL',
      help: 'the right reference, as your school writes it',
      needed: 'Please say what the right reference is, with --to.',
    },
    why: {
      value: LEADS_REASONS.join('|'),
      help: 'why: a typing mistake, another pupil was meant, or the school gave a new one',
      needed: `Please say why, with --why: ${LEADS_REASONS.join(', ')}.`,
    },
    by: {
      value: '"YOUR NAME"',
      help: 'who decides that',
      needed:
        'Please say who decides that, with --by "Your name": it is written into the history of each case.',
    },
    ...ONLY,
    together: { help: 'the right reference is in use already, and that is the same pupil' },
    yes: { help: 'changes it; without it, only says what would change' },
  },
  run: ({ to, why: typed, by, only, together, yes, demo, school: id }, [from = ''], around) => {
    findOperator(by);
    const wanted = readOnly(only);
    if (!isLeadsReason(typed)) throw new CannotUse(`--why is one of ${LEADS_REASONS.join(', ')}.`);
    return onSchool(
      around,
      { demo, school: id },
      {
        verb: 'pupil:correct',
        open: assemble,
        notOpened: 'Nothing was changed.',
        brokeOff:
          'The records cannot be used just now. What was changed stays changed; run it again to go on with the rest.',
        work: async (app) => {
          const found = await app.schoolBot.lookBeforeCorrecting({ from, to, only: wanted });
          if ('cannot' in found) return { code: 1, message: refuse(found) };
          return correct(app, found, { why: typed, by, together, yes });
        },
      },
    );
  },
});

type Found = Exclude<Awaited<ReturnType<typeof lookBeforeCorrecting>>, CannotCorrect>;

function refuse(found: CannotCorrect): string {
  return `${describeCannotCorrect(found)} Nothing was changed.`;
}

async function correct(
  { schoolBot, settings, log }: App,
  { cases, to, together, beingWritten }: Found,
  asked: {
    readonly why: WhyCorrected;
    readonly by: string;
    readonly together: boolean;
    readonly yes: boolean;
  },
): Promise<CommandEnd> {
  const isTold = together.length === 0 || asked.together;
  const writing =
    beingWritten === 0
      ? []
      : [
          `New concerns with the old reference that somebody is still writing: ${beingWritten}. They are not changed; ask their authors.`,
        ];
  const inUse =
    together.length === 0
      ? []
      : [
          `These have the reference ${to} already, and would count as the same pupil's from then on:`,
          ...together.map((each) => listCase(each, settings)),
        ];
  if (!asked.yes || !isTold)
    return {
      code: isTold ? 0 : 1,
      message: [
        `These would have the pupil reference ${to}:`,
        ...cases.map((each) => `${listCase(each, settings)}, now ${pupilReferenceOf(each)}`),
        ...inUse,
        ...writing,
        isTold
          ? 'Are all of these about the same pupil? Then add --yes; if not, name the right ones with --only.'
          : 'Nothing was changed. If that is the same pupil, add --together; if not, one of the two needs another reference.',
      ].join('\n'),
    };
  const { why, by } = asked;
  const done = await schoolBot.correctPupil({ cases, to, why, by: findOperator(by) });
  log.info({ event: 'pupil-corrected', verb: 'pupil:correct', count: done.cases.length });
  return {
    code: done.changed.length > 0 ? 1 : 0,
    message: [
      `Now ${to}: ${done.cases.join(', ') || 'none'}.`,
      ...(done.changed.length > 0
        ? [
            `Somebody worked on these at that moment, so they are as they were: ${done.changed.join(', ')}. Run it again.`,
          ]
        : []),
      ...writing,
      LEFT_IN_TEAMS,
    ].join('\n'),
  };
}
