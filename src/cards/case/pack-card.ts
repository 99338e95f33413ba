import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import type { Pack, PackRow } from '../../words/pack/pack.ts';
import { actionView, button, plain, stopButton } from '../parts.ts';
import { defineCard, render } from '../render.ts';
import { textsToReadAgain } from '../../words/pack/read-again.ts';
import { describeDay } from '../../words/dates.ts';
import { describeSupport } from '../../words/supports.ts';

type Section = { title: string; rows: PackRow[] };

const rowView = z.strictObject({ label: z.string(), value: z.string() });

const packCard = defineCard(
  'pack',
  z.strictObject({
    title: z.string(),
    who: z.string(),
    notice: z.string(),
    hasNotice: z.boolean(),
    paragraphs: z.array(z.strictObject({ text: z.string() })),
    sections: z.array(z.strictObject({ title: z.string(), rows: z.array(rowView) })),
    actions: z.array(actionView),
  }),
);

/** A summary of the pack, for the lead to read before it leaves the school, and how to get the document. */
export function drawPack(reply: Extract<Reply, { show: 'pack' }>): AdaptiveCard {
  const { pack, referralId, include } = reply;
  const again = textsToReadAgain(pack);
  const send = include.includes('send');
  const asFile = reply.asFile === 'offered';
  return render(packCard, {
    title: `Referral pack ${pack.reference}`,
    who: `Pupil ${plain(pack.pupil.reference)} · ${pack.pupil.year} · made ${day(pack.madeOn)}`,
    notice: `Please read again before it leaves the school: ${again.join(', ')}. Words there can tell of safeguarding, care or SEND.`,
    hasNotice: again.length > 0,
    paragraphs: [
      {
        text: `In short, this is what a provider or LA panel would read: ${send ? 'with' : 'no'} SEND facts. It has no name, no notes among staff, and nothing on safeguarding or care status.`,
      },
      {
        text: asFile
          ? '"Get it as a file" saves the document, a page to print, to your own files in Teams. The case\'s history says that you opened it here, and will say when you take the file.'
          : `For the document, ask whoever looks after this bot for "the pack of ${pack.reference}${send ? ' with SEND' : ''}": they write it as a page to print or as data. The case's history now says that you opened it here.${reply.asFile === 'no-sharepoint' ? ' It cannot be saved to your own files in Teams, because "sharePoint" is missing in the school\'s settings; they can add that too.' : ''}`,
      },
    ],
    sections: fitting(sections(pack).filter(({ rows }) => rows.length > 0)),
    actions: [
      button('Back to the case', 'details', { r: referralId, view: 'summary' }, { style: 'positive' }),
      send
        ? button('Without SEND facts', 'pack', { r: referralId, include: 'none' })
        : button('With SEND facts', 'pack', { r: referralId, include: 'send' }),
      ...(asFile
        ? [button('Get it as a file', 'pack-file', { r: referralId, include: send ? 'send' : 'none' })]
        : []),
      stopButton(),
    ],
  });
}

function day(date: string): string {
  return `${describeDay(date)} ${date.slice(0, 4)}`;
}

/** How many rows of a section a card shows; the document has them all. */
const ROWS_SHOWN = 8;

/** The most bytes a card's sections may take together, and roughly what a row's layout adds to its words. */
const MOST_BYTES = 21_000;
const ROW_BYTES = 330;

/** As many whole sections as fit on one card, in order; those left out are named. */
function fitting(all: readonly Section[]): Section[] {
  const weight = ({ rows }: Section) =>
    rows.reduce((sum, row) => sum + ROW_BYTES + new TextEncoder().encode(JSON.stringify(row)).length, 0);
  let left = MOST_BYTES;
  const shown = all.filter((section) => (left -= weight(section)) >= 0);
  const others = all.filter((section) => !shown.includes(section)).map(({ title }) => title);
  return others.length === 0
    ? shown
    : [
        ...shown,
        {
          title: 'In the document as well',
          rows: [{ label: 'Too long for here', value: others.join('; ') }],
        },
      ];
}

function short(title: string, rows: readonly PackRow[]): { title: string; rows: PackRow[] } {
  const more = rows.length - ROWS_SHOWN;
  return {
    title,
    rows: [
      ...rows.slice(0, ROWS_SHOWN).map(({ label, value }) => ({ label, value })),
      ...(more > 0 ? [{ label: 'And', value: `${more} more in the document` }] : []),
    ],
  };
}

function sections(pack: Pack): { title: string; rows: PackRow[] }[] {
  const { decision, level } = pack;
  return [
    short('Decision', [
      decision
        ? {
            label: `${decision.outcome}, by ${plain(decision.by)}, ${day(decision.on)}`,
            value: decision.reason,
          }
        : { label: 'Decision', value: 'Not decided yet' },
    ]),
    short(
      level ? `Why: ${level.name.toLowerCase()}${level.provisional ? ' (provisional)' : ''}` : 'Why',
      (level?.rules ?? []).map(({ name, because }) => ({ label: name, value: because.join(' · ') })),
    ),
    short('How it ended', pack.closing ? listEnding(pack.closing) : []),
    ...planSections(pack.plan),
    short(pack.plan ? 'Conditions' : 'What is proposed', [
      ...(pack.plan ? [] : pack.proposal),
      ...pack.open.map((value) => ({ label: 'Still open', value })),
      ...pack.setAside.map(({ what, by, reason }) => ({
        label: `${what}: set aside by ${plain(by)}`,
        value: reason,
      })),
    ]),
    short(
      'Dates to keep',
      pack.dates.map(({ what, date }) => ({ label: what, value: day(date) })),
    ),
    short('What was noticed', pack.seen),
    short('What was tried', [
      ...pack.tried,
      ...pack.supports.map((told, at) => ({ label: `Support ${at + 1}`, value: describeSupport(told, day) })),
    ]),
    short("The pupil's and parents' view", pack.voice),
    short('Strengths and success', pack.strengths),
    short('Figures', [
      ...pack.attendance.rows,
      ...pack.suspensions.rows,
      ...pack.timetable,
      ...pack.provisionSoFar,
    ]),
    short('Learning', pack.learning),
    short('SEND', pack.send?.rows ?? []),
    short(
      'Questions and answers',
      pack.questions.map(({ question, answer }) => ({
        label: 'Asked and answered',
        value: `${question} - ${answer ?? 'no answer yet'}`,
      })),
    ),
  ];
}

function listEnding({ outcome, by, on, reason, whatWorked }: NonNullable<Pack['closing']>): PackRow[] {
  return [
    { label: `${outcome}, by ${plain(by)}, ${day(on)}`, value: reason },
    ...(whatWorked === undefined ? [] : [{ label: 'What worked', value: whatWorked }]),
  ];
}

/** A summary of the plan; the document also lists its reviews. */
function planSections(plan: Pack['plan']): { title: string; rows: PackRow[] }[] {
  if (!plan) return [];
  return [
    short('The plan', [
      { label: 'Why', value: plan.why },
      ...plan.aims.map(({ what, by }) => ({ label: `Aim, by ${day(by)}`, value: what })),
      { label: 'Runs', value: `${day(plan.from)} to ${day(plan.to)}, next review ${day(plan.nextReview)}` },
    ]),
    short('How it is going', plan.measures),
    short('What is agreed', plan.agreed),
    short(
      'The way back to class',
      plan.wayBack.map(({ what, who, from }) => ({ label: `From ${day(from)}, ${plain(who)}`, value: what })),
    ),
  ];
}
