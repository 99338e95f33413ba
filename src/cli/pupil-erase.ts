import type { Person } from '../domain/people/person.ts';
import { assemble, type App } from '../start/assemble.ts';
import type { Referral } from '../domain/case/referral.ts';
import { CannotUse, command, type CommandEnd } from './command.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';
import { findTwoOperators, TWO_PEOPLE } from './operator.ts';
import { describeUnread, listCase, ONLY, PUPIL, readOnly } from './pupil.ts';

/** Deletes everything that is held about one pupil before its period ends, when two people say so. */
export default command({
  typed: 'npm run --silent pupil:erase --',
  about:
    "Deletes a pupil's cases for good before their period ends: for a request that was granted, or a pupil who has left. Needs two people, shows first what would go, and deletes nothing without --yes. Export the record or the packs before, if the school has to keep them. Reads the same settings as the bot.",
  words: [PUPIL],
  options: {
    ...ON_SCHOOL,
    ...TWO_PEOPLE,
    ...ONLY,
    yes: { help: 'deletes; without it, only says what would go' },
  },
  run: ({ by, approved, only, yes, demo, school: id }, [pupil = ''], around) => {
    findTwoOperators(by, approved);
    const wanted = readOnly(only);
    return onSchool(
      around,
      { demo, school: id },
      {
        verb: 'pupil:erase',
        open: assemble,
        notOpened: 'Nothing was deleted.',
        brokeOff:
          'The records cannot be used just now. What was deleted stays deleted; run it again to go on with the rest.',
        work: async (app) => {
          const [asks, approves] = findTwoOperators(by, approved);
          return erase(app, pupil, { wanted, yes, asks, approves });
        },
      },
    );
  },
});

async function erase(
  { schoolBot, settings, log }: App,
  pupil: string,
  asked: {
    readonly wanted: readonly string[] | undefined;
    readonly yes: boolean;
    readonly asks: Person;
    readonly approves: Person;
  },
): Promise<CommandEnd> {
  const found = await schoolBot.lookBeforeErasing(pupil);
  const { inTheWay } = found;
  const isWanted = ({ reference }: Referral) => asked.wanted?.includes(reference) ?? true;
  const cases = found.cases.filter(isWanted);
  const others = (asked.wanted ?? []).filter(
    (each) => !found.cases.some(({ reference }) => reference === each),
  );
  if (others.length > 0)
    throw new CannotUse(`Not of this pupil's reference: ${others.join(', ')}. Nothing was deleted.`);
  if (cases.length === 0)
    return {
      code: 1,
      message: [
        `No case of pupil ${pupil} is held at ${settings.name}. Nothing was deleted.`,
        ...describeUnread(found.unreadable),
      ].join('\n'),
    };
  const chosen = new Set(cases.map(({ reference }) => reference));
  const open = inTheWay.open.filter((each) => chosen.has(each));
  const onHold = inTheWay.onHold.filter((each) => chosen.has(each));
  // A new concern under the reference may be about either of two pupils who share it.
  const ofOthers = new Set(found.cases.filter((each) => !isWanted(each)).map(({ id }) => id));
  const drafts = found.drafts.filter(
    ({ form, corrects }) => !ofOthers.has(form?.referralId ?? corrects?.referralId ?? ''),
  ).length;
  const problems = [
    ...(open.length > 0
      ? [
          `Not finished yet: ${open.join(', ')}. Decide on it, or end its plan, in the inclusion channel first.`,
        ]
      : []),
    ...(onHold.length > 0
      ? [`Under a legal hold: ${onHold.join(', ')}. Whoever set it lifts it first, with case:hold --lift.`]
      : []),
    ...(drafts > 0
      ? [
          `Forms that somebody is still filling in: ${drafts}. Ask them to send or delete them; after seven days they are gone by themselves.`,
        ]
      : []),
  ];
  const list = cases.map((each) => listCase(each, settings));
  if (problems.length > 0) return { code: 1, message: ['Nothing was deleted.', ...problems].join('\n') };
  if (!asked.yes)
    return {
      code: 0,
      message: [
        'These would be deleted for good:',
        ...list,
        ...describeUnread(found.unreadable),
        'Are all of these about the same pupil? Then add --yes. What stays: that there was a case, its reference, who worked on it and who looked, for as long as the audit is kept.',
      ].join('\n'),
    };
  const erased = await schoolBot.eraseCases(cases, [asked.asks, asked.approves]);
  log.info({ event: 'tidied', verb: 'pupil:erase', count: erased.cases.length });
  return {
    code: erased.changed.length + erased.held.length > 0 ? 1 : 0,
    message: [
      `Deleted for good: ${erased.cases.join(', ') || 'none'}.`,
      ...(erased.changed.length > 0
        ? [`Somebody worked on these at that moment, so they are still there: ${erased.changed.join(', ')}.`]
        : []),
      ...(erased.held.length > 0
        ? [`Put under a legal hold meanwhile, so still there: ${erased.held.join(', ')}.`]
        : []),
      ...(erased.cardsLeft.length > 0
        ? [
            `Teams did not let their cards be replaced; delete them in the inclusion channel: ${erased.cardsLeft.join(', ')}.`,
          ]
        : []),
      'Teams keeps what stood in chats, digests, threads, notifications and earlier versions of cards for as long as its retention says.',
    ].join('\n'),
  };
}
