import type { MeetingCorrection, MeetingForm, MeetingsReply } from '../../app/meetings/reply.ts';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { isPossible, isTheirs } from '../../domain/case/acts.ts';
import {
  MEETING_KINDS,
  MOST_ACTIONS,
  OUTSIDE_DOERS,
  OUTSIDERS,
  type Meeting,
} from '../../domain/case/meetings.ts';
import { can } from '../../domain/people/roles.ts';
import { shortIds } from '../../domain/questions/short-ids.ts';
import { buttonWords } from '../../words/acts.ts';
import { describeDay } from '../../words/dates.ts';
import {
  describeAction,
  describeMeetingCorrection,
  describeThere,
  inShort,
  MEETING_WORDS,
  OUTSIDE_DOER_WORDS,
  OUTSIDER_WORDS,
} from '../../words/meetings.ts';
import { describePage } from '../../words/lists.ts';
import { aboutCase } from '../about.ts';
import {
  atMost,
  bullets,
  button,
  pageButtons,
  plain,
  stopButton,
  type ActionView,
  type Drawing,
} from '../parts.ts';
import { drawParts, type Field, type Group } from '../parts-card.ts';

/** "Done" buttons of a meeting in sight; the others are behind the three dots. */
const DONE_IN_SIGHT = 3;
/** Corrections of a meeting in sight, the latest first. */
const CORRECTIONS_SHOWN = 2;
const TITLES: Readonly<Record<MeetingForm, string>> = {
  record: 'A meeting about the case',
  change: 'Correct the meeting',
  agree: 'What was agreed',
};
const SENDS = { record: 'record-meeting', change: 'change-meeting', agree: 'agree-action' } as const;

/** The meetings about a case, the latest first; or one form about them, by itself. */
export function drawMeetings(shown: MeetingsReply, drawing: Drawing): AdaptiveCard {
  const { referral, reader, meetings, form, meeting: asked, notice = '', problems } = shown;
  const r = { r: referral.id };
  const back: readonly ActionView[] = [
    ...(form ? [button('All meetings of the case', 'meetings', r)] : []),
    ...(can(reader, 'reads-cases') ? [button('Back to the case', 'details', { ...r, view: 'summary' })] : []),
    stopButton(),
  ];
  const card = { above: aboutCase(referral, drawing), notice: plain(notice) };
  if (form)
    return drawParts({
      ...card,
      title: TITLES[form],
      problem: problems ? 'Not saved yet. What you wrote is kept below.' : '',
      groups: form === 'agree' && asked ? [groupOf(asked, drawing, [], [])] : [],
      fields: fieldsOf(shown, asked, drawing).map((field) => ({
        ...field,
        ...(problems ? { value: typedIn(problems.typed[field.id]) } : {}),
        problem: plain(problems?.sentences[field.id] ?? ''),
      })),
      actions: [
        ...(form === 'agree' && (asked?.actions.length ?? 0) >= MOST_ACTIONS
          ? []
          : [
              button(
                buttonWords(SENDS[form]),
                SENDS[form],
                {
                  ...r,
                  ...(asked ? { meeting: asked.id } : {}),
                  ...(problems?.pressAgainSends ? { again: 'yes' } : {}),
                },
                { style: 'positive' },
              ),
            ]),
        ...back,
      ],
    });
  const writes = isPossible('record-meeting', referral) && isTheirs('record-meeting', referral, reader);
  return drawParts({
    ...card,
    title: meetings.length === 0 ? 'No meeting is written down yet' : 'Meetings',
    groups: meetings.map((meeting) => {
      const corrections = (shown.corrections ?? []).filter((each) => each.meeting === meeting.id);
      return groupOf(meeting, drawing, corrections, buttonsOf(meeting, shown, writes));
    }),
    page: describePage(shown),
    actions: [
      ...(writes
        ? [button('Record a meeting', 'meetings', { ...r, form: 'record' }, { style: 'positive' })]
        : []),
      ...pageButtons(shown, 'meetings', r),
      ...back,
    ],
  });
}

function groupOf(
  meeting: Meeting,
  { today }: Drawing,
  corrections: readonly MeetingCorrection[],
  actions: readonly ActionView[],
): Group {
  const agreed = meeting.actions.map((action) => plain(describeAction(action, today)));
  const before = atMost(
    corrections.map((each) => plain(describeMeetingCorrection(each))),
    CORRECTIONS_SHOWN,
    'the record of the pupil',
  );
  return {
    heading: `${MEETING_WORDS[meeting.kind]}, ${describeDay(meeting.on)}`,
    text: bullets([`There: ${plain(describeThere(meeting))}`, ...agreed, ...before]),
    actions,
  };
}

/** "Done" for what is open, and to add to the meeting and correct it. */
function buttonsOf(
  meeting: Meeting,
  { referral, reader, meetings }: MeetingsReply,
  writes: boolean,
): readonly ActionView[] {
  const ids = { r: referral.id, meeting: meeting.id };
  // Buttons of one card are told apart by their words.
  const isOnly = meetings.length === 1;
  const day = describeDay(meeting.on);
  const mine = isTheirs('do-action', referral, reader) && can(reader, 'decides');
  const done = meeting.actions
    .filter((each) => !each.done && (mine || each.person?.id === reader.id))
    .map(({ id, text }, at) =>
      button(
        `Done: ${inShort(text)}`,
        'do-action',
        { ...ids, done: id, from: 'meetings' },
        { hidden: at >= DONE_IN_SIGHT },
      ),
    );
  return [
    ...done,
    ...(writes && meeting.actions.length < MOST_ACTIONS
      ? [button(isOnly ? 'Add what was agreed' : `Add to it: ${day}`, 'meetings', { ...ids, form: 'agree' })]
      : []),
    ...(writes
      ? [button(isOnly ? 'Correct it' : `Correct it: ${day}`, 'meetings', { ...ids, form: 'change' })]
      : []),
  ];
}

function fieldsOf(
  { form, likely }: MeetingsReply,
  meeting: Meeting | undefined,
  { settings, today }: Drawing,
): readonly Field[] {
  const options = settings.staff
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
    .map(({ id, name }) => ({ id, label: name }));
  const short = shortIds({ options });
  const staff = options.map((each) => ({ ...each, id: short.get(each.id) ?? each.id }));
  if (form === 'agree')
    return [
      { id: 'what', label: 'What was agreed, in a sentence (no names of pupils or families)', isLong: true },
      {
        id: 'who',
        label: 'Who does it: somebody of the staff, a parent or an agency',
        style: 'filtered',
        placeholder: 'Type a name',
        options: [...OUTSIDE_DOERS.map((id) => ({ id, label: OUTSIDE_DOER_WORDS[id] })), ...staff],
      },
      { id: 'by', label: 'By when', isDate: true },
    ];
  return [
    {
      id: 'kind',
      label: 'What it was',
      value: meeting?.kind ?? '',
      options: MEETING_KINDS.map((id) => ({ id, label: MEETING_WORDS[id] })),
    },
    { id: 'on', label: 'The day', value: meeting?.on ?? today, isDate: true },
    {
      id: 'staff',
      label: 'Who of the staff was there',
      value: meeting?.staff.map(({ id }) => id).join(',') ?? '',
      isMulti: true,
      options: likely.map(({ id, name }) => ({ id, label: name })),
    },
    {
      id: 'else',
      label: 'Somebody else of the staff (may be left blank)',
      style: 'filtered',
      placeholder: 'Type a name',
      options: staff,
    },
    {
      id: 'others',
      label: 'Who else was there',
      value: meeting?.others.join(',') ?? '',
      isMulti: true,
      options: OUTSIDERS.map((id) => ({ id, label: OUTSIDER_WORDS[id] })),
    },
  ];
}

function typedIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
