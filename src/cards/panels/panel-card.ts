import type { PanelReply } from '../../app/panels/reply.ts';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { isPossible, isTheirs, type ActName } from '../../domain/case/acts.ts';
import {
  APPEAL_OUTCOMES,
  isStanding,
  latestPanel,
  PANEL_OUTCOMES,
  type Panel,
} from '../../domain/case/panels.ts';
import { buttonWords } from '../../words/acts.ts';
import { APPEAL_WORDS, describePanelStanding, PANEL_OUTCOME_WORDS, panelRows } from '../../words/panels.ts';
import { aboutCase } from '../about.ts';
import { bullets, button, plain, stopButton, type ActionView, type Drawing } from '../parts.ts';
import { drawParts, type Field } from '../parts-card.ts';

/** The choice of a panel that is named in words. */
const ANOTHER = 'another';

/** What a form asks for, and the act that its button makes. */
interface StepForm {
  readonly act: ActName;
  readonly fields: readonly Field[];
  readonly says?: string;
  readonly style?: 'positive' | 'destructive';
}

/** A case's panel as it stands, and on the same card the one step that it waits for. */
export function drawPanel(shown: PanelReply, drawing: Drawing): AdaptiveCard {
  const { referral, reader, form, notice = '', problems } = shown;
  const panel = form === 'take' ? undefined : latestPanel(referral);
  const step = stepOf(shown, panel, drawing);
  const r = { r: referral.id };
  const may = (act: ActName) => isPossible(act, referral) && isTheirs(act, referral, reader);
  const isOffered = step !== undefined && may(step.act);
  const open = (title: string, to: string) => button(title, 'panel', { ...r, form: to });
  // With something wrong on it, the form is by itself: a phone shows it whole, and no other button loses what was typed.
  const others: readonly ActionView[] =
    !panel || problems
      ? []
      : isStanding(panel)
        ? form === 'change' || form === 'withdraw' || !may('change-panel')
          ? []
          : [open('Correct it', 'change'), open('Take the case back', 'withdraw')]
        : may('take-to-panel')
          ? [open('Take it to another panel', 'take')]
          : [];
  return drawParts({
    above: aboutCase(referral, drawing),
    title: panel ? plain(panel.name) : 'Take it to a panel',
    notice: plain(notice),
    problem: problems ? 'Not saved yet. What you wrote is kept below.' : '',
    paragraphs: [
      ...(panel
        ? [plain(describePanelStanding(panel))]
        : [
            'For a panel outside the school, such as fair access. I keep its days, and remind those who have something to do. It decides nothing here: you still do.',
          ]),
      ...(isOffered && step.says !== undefined ? [step.says] : []),
    ],
    groups: problems
      ? []
      : panel
        ? [
            {
              heading: 'So far',
              text: bullets(panelRows(panel).map(({ label, value }) => `${label}: ${plain(value)}`)),
            },
          ]
        : earlier(shown),
    fields: isOffered
      ? step.fields.map((field) => ({
          ...field,
          ...(problems ? { value: typedIn(problems.typed[field.id]) } : {}),
          problem: plain(problems?.sentences[field.id] ?? ''),
        }))
      : [],
    actions: [
      ...(isOffered
        ? [
            button(
              buttonWords(step.act),
              step.act,
              {
                ...r,
                panel: panel?.id ?? 'none',
                ...(problems?.pressAgainSends ? { again: 'yes' } : {}),
              },
              { style: step.style ?? 'positive' },
            ),
          ]
        : []),
      ...others,
      button('Back to the case', 'details', { ...r, view: 'summary' }),
      stopButton(),
    ],
  });
}

/** The panels before, while a case is taken to a new one. */
function earlier({ referral: { panels = [] } }: PanelReply) {
  return panels.length === 0
    ? []
    : [
        {
          heading: 'Panels before',
          text: bullets(panels.map((each) => plain(`${each.name}: ${describePanelStanding(each)}`))),
        },
      ];
}

function stepOf(
  { form }: PanelReply,
  panel: Panel | undefined,
  { content, today }: Drawing,
): StepForm | undefined {
  if (form === 'take') return { act: 'take-to-panel', fields: panelFields(undefined, content) };
  if (!panel) return undefined;
  switch (form) {
    case 'change':
      return { act: 'change-panel', fields: panelFields(panel, content) };
    case 'withdraw':
      return {
        act: 'withdraw-panel',
        style: 'destructive',
        fields: [reason('Why the case is taken back')],
      };
    case 'approve':
      return {
        act: 'approve-panel',
        says: 'The panel asks for your approval before the papers are sent. Your name and the day are written down.',
        fields: [],
      };
    case 'send':
      return {
        act: 'send-to-panel',
        fields: [date('sent', 'The papers were sent on', today)],
      };
    case 'hear':
      return {
        act: 'record-panel',
        fields: [
          choice('as', 'What the panel said', PANEL_OUTCOMES, PANEL_OUTCOME_WORDS, 'Choose one'),
          date(
            'heard',
            'It looked at it on',
            panel.meets !== undefined && panel.meets <= today ? panel.meets : '',
          ),
          reason('Why, in a sentence or two (no names)'),
          date('put-off', 'If put off: to which day', ''),
          date('told', 'The family was told on (may be left blank)', ''),
          date('appeal-by', 'Last day to appeal, if there is one', ''),
        ],
      };
    case 'follow':
      return {
        act: 'follow-panel',
        fields: [
          date('told', 'The family was told on', panel.familyToldOn ?? ''),
          date('appeal-by', 'Last day to appeal, if there is one', panel.appeal?.by ?? ''),
          date('appeal-made', 'An appeal was made on', panel.appeal?.madeOn ?? ''),
          choice('appeal-as', 'What came of the appeal', APPEAL_OUTCOMES, APPEAL_WORDS, 'Nothing yet'),
        ],
      };
    case 'over':
      return undefined;
  }
}

function panelFields(panel: Panel | undefined, { panels }: Drawing['content']): readonly Field[] {
  const known = panels.find(({ name }) => name === panel?.name);
  const needed = panel?.needsApproval;
  return [
    {
      id: 'which',
      label: 'Which panel',
      value: known?.id ?? (panel ? ANOTHER : ''),
      style: 'compact',
      placeholder: 'Choose one',
      options: [
        ...panels.map(({ id, name }) => ({ id, label: name })),
        { id: ANOTHER, label: 'Another panel' },
      ],
    },
    { id: 'name', label: 'If another: its name', value: panel && !known ? panel.name : '' },
    date('deadline', 'It wants the papers by', panel?.deadline ?? ''),
    date('meets', 'It meets on (may be left blank)', panel?.meets ?? ''),
    {
      id: 'approval',
      label: 'Does it ask for the headteacher to approve it first?',
      value: needed === undefined ? '' : needed ? 'yes' : 'no',
      options: [
        { id: 'yes', label: 'Yes' },
        { id: 'no', label: 'No' },
      ],
    },
  ];
}

function date(id: string, label: string, value: string): Field {
  return { id, label, value, isDate: true };
}

function reason(label: string): Field {
  return { id: 'reason', label, isLong: true };
}

function choice<T extends string>(
  id: string,
  label: string,
  all: readonly T[],
  words: Readonly<Record<T, string>>,
  placeholder: string,
): Field {
  const options = all.map((each) => ({ id: each, label: words[each] }));
  return { id, label, options, style: 'compact', placeholder };
}

function typedIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
