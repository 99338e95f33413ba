import { londonDate } from '../../domain/calendar/london.ts';
import { LISTS } from '../../domain/case/case-lists.ts';
import { censusDaysToShow } from '../../domain/census/census-days.ts';
import type { Census } from '../../domain/census/placements.ts';
import type { Person } from '../../domain/people/person.ts';
import { can } from '../../domain/people/roles.ts';
import { CENSUS_ASKED, CENSUS_FILE, CENSUS_NOT_YOURS } from '../../words/census.ts';
import { describeNoFile } from '../../words/pack/replies.ts';
import { auditRow } from '../audit.ts';
import { mayReadDetails } from '../case/case-reply.ts';
import { fileWay } from '../file-way.ts';
import type { NamedFile } from '../files.ts';
import { lookUp } from '../look-up.ts';
import { actorOf, type School, type Turn, type TurnResult } from '../turn.ts';
import { readCensus } from './read.ts';

/** `census`: the placements of a census day, the usual one unless another is chosen. */
export async function showCensus(turn: Turn, asked?: string): Promise<TurnResult> {
  if (!can(turn.person, 'makes-census')) return { reply: { text: CENSUS_NOT_YOURS } };
  return lookUp(turn, async () => ({
    reply: {
      show: 'census',
      census: await readCensus(turn, chosen(turn, asked)),
      days: days(turn),
      namesPupils: mayReadDetails(turn),
      asFile: fileWay(turn),
    },
  }));
}

/** Offers the table: Teams asks first, and puts it into their own files when they say yes. */
export async function offerCensus(turn: Turn, asked: string | undefined): Promise<TurnResult> {
  if (!can(turn.person, 'makes-census')) return { reply: { text: CENSUS_NOT_YOURS } };
  const way = fileWay(turn);
  if (way !== 'offered') return { reply: { text: describeNoFile(way, 'opened') } };
  return lookUp(turn, async () => {
    const census = await readCensus(turn, chosen(turn, asked));
    return {
      reply: { text: CENSUS_ASKED },
      offer: {
        ...fileOf(turn, census),
        description: CENSUS_FILE,
        context: { file: 'census', on: census.on },
      },
    };
  });
}

/** Accepts the offer: checks the role again, writes down who took it, then makes the table. */
export async function takeCensusFile(
  turn: Turn,
  asked: string,
): Promise<NamedFile | { readonly text: string }> {
  if (!can(turn.person, 'makes-census')) return { text: CENSUS_NOT_YOURS };
  const way = fileWay(turn);
  if (way !== 'offered') return { text: describeNoFile(way, 'saved') };
  return fileOf(turn, await takeLines(turn, chosen(turn, asked), actorOf(turn)));
}

/**
 * Reads the placements of a census day for a file, and writes down who took which. Throws when storage cannot be reached,
 * and `TooManyCases`; then nothing may be shown.
 */
export async function takeLines(
  school: Pick<School, 'settings' | 'records' | 'clock' | 'names'>,
  on: string,
  by: Person,
): Promise<Census> {
  const census = await readCensus(school, on);
  const shown = census.lines.map(({ id }) => id);
  await school.records.commit([
    auditRow(school, { referralId: LISTS, by, what: 'listed', list: 'census', shown }),
  ]);
  return census;
}

function days({ clock }: Turn): readonly [string, ...string[]] {
  return censusDaysToShow(londonDate(clock.now()));
}

/** The day that was asked for; the usual one for a day that is not offered. */
function chosen(turn: Turn, asked: string | undefined): string {
  const [usual, ...others] = days(turn);
  return others.find((day) => day === asked) ?? usual;
}

function fileOf({ settings }: Turn, census: Census): NamedFile {
  return { name: `census-${census.on}.csv`, content: { census: { school: settings.name, census } } };
}
