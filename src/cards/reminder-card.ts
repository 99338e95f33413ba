import type { ReminderItem } from '../app/ports/deliveries.ts';
import type { AdaptiveCard } from '../app/ports/messenger.ts';
import type { RemindedCase, Reminders } from '../app/reminders/reminders.ts';
import { plusSchoolDays } from '../domain/calendar/calendar.ts';
import { openActions } from '../domain/case/meetings.ts';
import { waitingEnquiry } from '../domain/case/enquiries.ts';
import type { Content } from '../domain/content/content.ts';
import { londonDate } from '../domain/calendar/london.ts';
import type { Referral } from '../domain/case/referral.ts';
import { checkOfReminder } from '../domain/reminders/reminders-provider.ts';
import type { RemindedOf } from '../domain/reminders/reminders.ts';
import { can, type StaffMember } from '../domain/people/roles.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { describeCounting, describeDuty } from '../words/statutory-dates.ts';
import { datesOfCase } from '../domain/case/dates-of-case.ts';
import { describeLastSeen } from './case-parts/last-seen.ts';
import { button, pageButtons, plain, stopButton } from './parts.ts';
import { describePage } from '../words/lists.ts';
import { render } from './render.ts';
import { openedFrom } from './way-back.ts';
import { listCard } from './forms/welcome-card.ts';
import { describeAction, inShort } from '../words/meetings.ts';
import { STATUS_CHECK, describeYear, pupilReference } from '../words/cases.ts';
import { describeDay, describeDayWithYear } from '../words/dates.ts';

/** How many things ask for somebody's attention: all that a lock screen shows. */
export function summariseReminders({ items, more }: Reminders): string {
  return `You have ${describeCount(items.length + more)} to look at`;
}

/** One person's reminders of the day, by case, the most urgent first, each case with its button. */
export function drawReminder(reminders: Reminders, content: Content, settings: SchoolSettings): AdaptiveCard {
  const { items, more, at } = reminders;
  const none = items.length === 0;
  return render(listCard, {
    title: none ? 'Nothing waits for you' : `${describeCount(items.length + more)} to look at`,
    paragraphs: none
      ? [{ text: 'When something does, I tell you here on a school morning, once.' }]
      : [
          { text: 'What cannot wait comes first. To come back to this list, type "reminders".' },
          ...(at === undefined && more > 0 ? [{ text: describeOthers(more) }] : []),
          ...(at !== undefined && at.pages > 1 ? [{ text: describePage(at) }] : []),
        ],
    items: casesOf(items).map((each) => caseView(each, reminders, content, settings)),
    actions: [
      ...(at === undefined
        ? more > 0
          ? [button('Show all', 'reminders')]
          : []
        : pageButtons(at, 'reminders')),
      button('Back to the start', 'welcome'),
      stopButton(),
    ],
  });
}

/** How many did not fit on a card that was sent unasked. */
function describeOthers(more: number): string {
  return `And ${more} more: "Show all" lists ${more === 1 ? 'it' : 'them'}.`;
}

function describeCount(count: number): string {
  return `${count} ${count === 1 ? 'thing' : 'things'}`;
}

/** A case and its reminders. */
interface CaseItems {
  readonly referral: Referral;
  readonly items: readonly ReminderItem[];
}

/** Groups the reminders of one case, in the place of its most urgent one. */
function casesOf(reminded: readonly RemindedCase[]): readonly CaseItems[] {
  const cases = new Map<string, CaseItems>();
  for (const { item, referral } of reminded) {
    const there = cases.get(referral.id)?.items ?? [];
    cases.set(referral.id, { referral, items: [...there, item] });
  }
  return [...cases.values()];
}

function caseView(
  { referral, items }: CaseItems,
  { reader, today, at }: Reminders,
  content: Content,
  settings: SchoolSettings,
) {
  const { reference } = referral;
  const provider = referral.plan?.provider;
  const r = { r: referral.id };
  const lines = items.map((item) => {
    const { of, date, about } = item;
    if (of === 'statutory-date') return describeDates(referral, date, reader, content, settings);
    if (of === 'meeting-action') return describeAgreed(referral, about, today);
    if (of === 'provider-check') return describeProviderExpiry(referral, item, content);
    return LINES[of](referral, date, today, reader);
  });
  const done = doneButtons(referral, items);
  const all = (of: RemindedOf) => items.every((item) => item.of === of);
  const line = lines.join(' ');
  // The office gets the figures to add, and whoever agreed to do something what it is: with a reference, not whom it is about.
  const isKeyAdult = referral.plan?.keyAdult.id === reader.id;
  if (all('office-facts') || !(isKeyAdult || can(reader, 'reads-cases')))
    return {
      title: reference,
      line,
      actions: [
        ...done,
        ...(items.some(({ of }) => FOR_OFFICE.includes(of))
          ? [button(`Add facts to ${reference}`, 'facts', r)]
          : []),
      ],
    };
  return {
    title: `Pupil ${plain(pupilReference(referral))} · ${describeYear(referral, { today, settings })} · ${reference}`,
    line,
    actions: [
      ...done,
      all('update-missing') && isKeyAdult
        ? button(`Give the update for ${reference}`, 'update', r)
        : items.every(({ of }) => of.startsWith('panel-'))
          ? button(`Open the panel of ${reference}`, 'panel', r)
          : provider !== undefined && all('provider-check') && can(reader, 'keeps-providers')
            ? button(`Open ${provider}`, 'provider', { p: provider })
            : button(`Open ${reference}`, can(reader, 'reads-cases') ? 'details' : 'plan-summary', {
                ...r,
                view: 'summary',
                ...openedFrom({ list: 'reminders', page: at?.page ?? 1 }),
              }),
    ],
  };
}

/** What expires of the checks of the provider that the pupil is at. */
function describeProviderExpiry({ plan }: Referral, item: ReminderItem, content: Content): string {
  const id = checkOfReminder(item);
  const check = content.providerChecks.find((each) => each.id === id);
  const day = describeDay(item.date);
  const provider = plain(plan?.provider ?? '');
  return check
    ? `${provider}: ${check.label} expires ${day}. Ask for the new document, and record that you have seen it.`
    : `${provider}: a visit is due by ${day}.`;
}

/** Something agreed at a meeting, with who does it where that is somebody else. */
function describeAgreed(referral: Referral, id: string | undefined, today: string): string {
  const found = openActions(referral).find(({ action }) => action.id === id);
  if (!found) return '';
  const { action, meeting } = found;
  return `Agreed at a meeting on ${describeDay(meeting.on)}: ${plain(describeAction(action, today))}.`;
}

/** One for each thing agreed; its words are on it where there are several. */
function doneButtons(referral: Referral, items: readonly ReminderItem[]) {
  const open = openActions(referral).filter(({ action }) => items.some(({ about }) => about === action.id));
  return open.map(({ action, meeting }) =>
    button(open.length === 1 ? 'Done' : `Done: ${inShort(action.text)}`, 'do-action', {
      r: referral.id,
      meeting: meeting.id,
      done: action.id,
    }),
  );
}

/** What the office is told: what it does about each stands among its facts. */
const FOR_OFFICE: readonly RemindedOf[] = ['office-facts', 'timetable-la', 'timetable-return'];

type InWords = (referral: Referral, date: string, today: string, reader: StaffMember) => string;

const LINES: Readonly<
  Record<Exclude<RemindedOf, 'statutory-date' | 'meeting-action' | 'provider-check'>, InWords>
> = {
  untaken: () => 'To be looked at today, and nobody has taken it yet. Open it to see why.',
  undecided: (_referral, date) => `Nobody has decided yet. The answer was due ${describeDay(date)}.`,
  expires: (_referral, date) =>
    `Nobody has decided, and it goes undecided after ${describeDayWithYear(date)}, unless a legal hold keeps it. Decide on it, or it is deleted without anybody's word.`,
  'question-unanswered': (referral, date) => {
    const waiting = waitingEnquiry(referral);
    const asked = waiting ? ` since ${describeDay(londonDate(waiting.askedAt))}` : '';
    return `A question has waited for the referrer${asked}, and the answer to the referral was due ${describeDay(date)}. Speak to them, or decide on what is there.`;
  },
  'update-missing': ({ plan }, _date, _today, reader) =>
    plan?.keyAdult.id === reader.id
      ? 'The weekly update has not come yet. Thirty seconds, and somebody has recorded how it goes and who saw the pupil.'
      : `No weekly update has come from ${plan?.keyAdult.name ?? 'the key adult'}: nobody has recorded seeing the pupil. ${describeLastSeen(plan)} Find out today who has seen them.`,
  review: (_referral, date, today) =>
    date < today
      ? `The plan's review was due ${describeDay(date)} and has not been held.`
      : `The plan's review is due ${onDay(date, today)}.`,
  'plan-end': (_referral, date, today, reader) =>
    date < today
      ? `The plan was to end ${describeDay(date)} and still runs. Review or close it.`
      : `The plan ends ${onDay(date, today)}.${can(reader, 'decides') ? ' Decide in a review how it goes on.' : ''}`,
  'plan-missing': (_referral, date) => `Approved ${describeDay(date)}, and the plan has not been made yet.`,
  'timetable-review': (_referral, date, today) =>
    date < today
      ? `The reduced timetable was to be reviewed ${describeDay(date)}.`
      : `The reduced timetable is to be reviewed ${onDay(date, today)}, with the pupil and the parents.`,
  'timetable-end': (_referral, date, today) =>
    date < today
      ? `The reduced timetable was to end ${describeDay(date)}.`
      : `The reduced timetable ends ${onDay(date, today)}. Plan the return to full hours.`,
  'panel-approval': (_referral, date, _today, reader) =>
    can(reader, 'approves-panels')
      ? `A panel asks for your approval before the papers are sent, and wants them by ${describeDay(date)}.`
      : `A panel wants its papers by ${describeDay(date)} and asks for the headteacher's approval. Nobody on the staff list can give it: add a headteacher, or correct the panel.`,
  'panel-papers': (_referral, date, today) =>
    date < today
      ? `The papers for the panel were due ${describeDay(date)}, and nobody has written down that they were sent.`
      : `The papers for the panel are due ${onDay(date, today)}.`,
  'panel-outcome': (_referral, date, today) =>
    date >= today
      ? `The panel meets ${onDay(date, today)}.`
      : `The panel was on ${describeDay(date)}, and what it said has not been written down.`,
  'panel-appeal': (_referral, date, today) => `The last day to appeal is ${onDay(date, today)}.`,
  'timetable-la': (_referral, date) =>
    `A reduced timetable runs since ${describeDay(date)} and the LA has not been told. Tell it, and add under "Reduced timetable" of the office facts that it knows.`,
  'timetable-return': (_referral, date, today) =>
    `The half-termly return on reduced timetables goes to the LA by ${onDay(date, today)}, where it asks for one. This pupil is on it; in a half term with none, a nil return goes.`,
  'provider-report': ({ plan }, date) =>
    `Since the week from ${describeDay(date)} neither register nor report has come from ${plain(plan?.provider ?? '')}. Ask for both: without them nobody at school knows that the pupil is there.`,
  'office-facts': ({ sentAt }, date) =>
    date === londonDate(sentAt)
      ? `Sent ${describeDay(date)}. Office facts are still missing: about two minutes.`
      : 'A new term or school year has begun, and its figures are missing: about two minutes.',
  'follow-up': () =>
    'About a term ago this pupil went back to class. Are they still there? One question, which I ask once.',
};

function onDay(date: string, today: string): string {
  return date === today ? 'today' : describeDay(date);
}

/** What law or guidance sets for that day; from a private rule only for those who may see every rule. */
function describeDates(
  referral: Referral,
  date: string,
  reader: StaffMember,
  content: Content,
  settings: SchoolSettings,
): string {
  const add = (from: string, count: number) => plusSchoolDays(settings, from, count);
  const dates = datesOfCase(referral, content, add).filter((each) => each.date === date);
  const seesAll = can(reader, 'reads-private-dates');
  const texts = dates.map((each) =>
    each.private && !seesAll
      ? `${STATUS_CHECK} (${describeDay(date)})`
      : `${describeDuty(each)} ${describeDay(date)}: ${describeCounting(each)}`,
  );
  return `${texts.join('. ')}.`;
}
