import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { takeLines } from '../app/census/show.ts';
import { randomNames } from '../app/names.ts';
import { TooManyCases } from '../app/ports/records.ts';
import { plusDays } from '../domain/calendar/calendar.ts';
import { dayNumber } from '../domain/calendar/day-number.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { censusDayFrom } from '../domain/census/census-days.ts';
import { censusTable } from '../pack/census-table.ts';
import { loadSchool } from '../start/load-school.ts';
import { TOO_MANY_CASES } from '../words/bot.ts';
import { CENSUS_COLUMNS, censusRows, FOR_THE_OFFICE, type CensusOfSchool } from '../words/census.ts';
import { CannotUse, command } from './command.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';
import { findOperator } from './operator.ts';
import { OWNER_ONLY, refuseUnlessNew } from './output-file.ts';

/** What a file is, by how its name ends. */
const KINDS: Readonly<Record<string, (census: CensusOfSchool) => string>> = {
  '.csv': censusTable,
  '.json': (census) =>
    `${JSON.stringify({ columns: CENSUS_COLUMNS, placements: censusRows(census) }, null, 2)}\n`,
};
/** Cases of earlier placements are deleted by and by, and plans for later ones are not made yet. */
const FURTHEST_DAYS = 366;

/** Writes the placements at providers that the school census of a day asks for. */
export default command({
  typed: 'npm run --silent census --',
  about:
    "Writes the placements at providers that the school census of a day asks for: those that run on it, and those that ended since the census before. It names pupils by the school's reference, and the audit says who took it. Reads the same settings as the bot.",
  options: {
    ...ON_SCHOOL,
    on: {
      value: 'DAY',
      help: 'the census day, like 2027-01-21',
      needed: 'Please say which census day, with --on 2027-01-21.',
    },
    out: {
      value: 'FILE',
      help: 'a table (.csv) or data (.json); it must not be there yet, and only you may read it',
      needed: 'Please say where to write it, with --out census.csv.',
    },
    by: {
      value: '"YOUR NAME"',
      help: 'who takes it',
      needed: 'Please say who takes it, with --by "Your name": it is written into the audit.',
    },
  },
  run: ({ on, out, by, demo, school }, _words, around) => {
    if (dayNumber(on) === undefined) throw new CannotUse(`"${on}" is not a day: they look like 2027-01-21.`);
    const draw = KINDS[extname(out).toLowerCase()];
    if (!draw) throw new CannotUse(`${out} has to end in ${Object.keys(KINDS).join(' or ')}.`);
    findOperator(by);
    refuseUnlessNew(out);
    return onSchool(
      around,
      { demo, school },
      {
        verb: 'census',
        open: loadSchool,
        notOpened: 'Nothing was written.',
        brokeOff: 'The records cannot be used just now, so nothing was written. Please try again.',
        work: async (opened) => {
          const { settings, storage, clock } = opened;
          const today = londonDate(clock.now());
          if (on < plusDays(today, -FURTHEST_DAYS) || on > plusDays(today, FURTHEST_DAYS))
            throw new CannotUse(`${on} is more than a year away. Please name a day within a year of today.`);
          const records = storage.records(settings.id);
          const taken = await takeLines(
            { ...opened, records, names: randomNames },
            on,
            findOperator(by),
          ).catch((error: unknown) => {
            if (error instanceof TooManyCases) return undefined;
            throw error;
          });
          if (!taken) return { code: 1, message: TOO_MANY_CASES };
          try {
            writeFileSync(out, draw({ school: settings.name, census: taken }), {
              mode: OWNER_ONLY,
              flag: 'wx',
            });
          } catch {
            return {
              code: 1,
              message: `${out} could not be written. The audit already says that ${by} took the list.`,
            };
          }
          return {
            code: 0,
            message: [
              `${taken.lines.length} placements for the school census of ${on} are in ${out}. It holds personal data; the audit says that ${by} took it.`,
              FOR_THE_OFFICE,
              ...(censusDayFrom(on) === on
                ? []
                : [`${on} is not a usual census day; the next one is ${censusDayFrom(on)}.`]),
            ].join('\n'),
          };
        },
      },
    );
  },
});
