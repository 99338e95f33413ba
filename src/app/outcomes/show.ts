import { londonDate } from '../../domain/calendar/london.ts';
import type { NamedTerm } from '../../domain/calendar/named-terms.ts';
import { LISTS } from '../../domain/case/case-lists.ts';
import type { TermOutcomes } from '../../domain/outcomes/term-outcomes.ts';
import { can } from '../../domain/people/roles.ts';
import { OUTCOMES_ASKED, OUTCOMES_FILE, OUTCOMES_NOT_YOURS } from '../../words/outcomes.ts';
import { describeNoFile } from '../../words/pack/replies.ts';
import { auditRow } from '../audit.ts';
import { fileWay } from '../file-way.ts';
import type { NamedFile } from '../files.ts';
import { lookUp } from '../look-up.ts';
import { actorOf, type Turn, type TurnResult } from '../turn.ts';
import { readOutcomes, termsToShow } from './read.ts';

/** `outcomes`: what came of support and provision in a term, this one unless another is chosen. */
export async function showOutcomes(turn: Turn, asked?: string): Promise<TurnResult> {
  if (!can(turn.person, 'reads-outcomes')) return { reply: { text: OUTCOMES_NOT_YOURS } };
  return lookUp(turn, async () => ({
    reply: {
      show: 'outcomes',
      outcomes: await readOutcomes(turn, chosen(turn, asked)),
      terms: terms(turn),
      asFile: fileWay(turn),
    },
  }));
}

/** Offers the page to print: Teams asks first, and puts it into their own files when they say yes. */
export async function offerOutcomes(turn: Turn, asked: string | undefined): Promise<TurnResult> {
  if (!can(turn.person, 'reads-outcomes')) return { reply: { text: OUTCOMES_NOT_YOURS } };
  const way = fileWay(turn);
  if (way !== 'offered') return { reply: { text: describeNoFile(way, 'opened') } };
  return lookUp(turn, async () => {
    const outcomes = await readOutcomes(turn, chosen(turn, asked));
    return {
      reply: { text: OUTCOMES_ASKED },
      offer: {
        ...fileOf(turn, outcomes),
        description: OUTCOMES_FILE,
        context: { file: 'outcomes', of: outcomes.term.id },
      },
    };
  });
}

/** Accepts the offer: checks the role again, writes down who took it, then makes the page. */
export async function takeOutcomesFile(
  turn: Turn,
  asked: string,
): Promise<NamedFile | { readonly text: string }> {
  if (!can(turn.person, 'reads-outcomes')) return { text: OUTCOMES_NOT_YOURS };
  const way = fileWay(turn);
  if (way !== 'offered') return { text: describeNoFile(way, 'saved') };
  const outcomes = await readOutcomes(turn, chosen(turn, asked));
  await turn.records.commit([
    auditRow(turn, { referralId: LISTS, by: actorOf(turn), what: 'listed', list: 'outcomes', shown: [] }),
  ]);
  return fileOf(turn, outcomes);
}

function terms(turn: Turn): readonly NamedTerm[] {
  return termsToShow(turn, londonDate(turn.clock.now()));
}

/** The term that was asked for; this one for a term that is not offered. */
function chosen(turn: Turn, asked: string | undefined): NamedTerm {
  const [now, ...others] = terms(turn);
  const found = [now, ...others].find((term) => term?.id === asked) ?? now;
  if (!found) throw new Error('a day is in a term');
  return found;
}

function fileOf({ settings, clock }: Turn, outcomes: TermOutcomes): NamedFile {
  const madeOn = londonDate(clock.now());
  return {
    name: `outcomes-${outcomes.term.id}.html`,
    content: { outcomes: { school: settings.name, madeOn, outcomes } },
  };
}
