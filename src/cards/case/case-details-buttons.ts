import { formsAt, isPossible, isTheirs, type DecisionForm } from '../../domain/case/acts.ts';
import { waitingEnquiry } from '../../domain/case/enquiries.ts';
import {
  isDecided,
  isRunning,
  stageOf,
  takesOfficeFacts,
  type Referral,
} from '../../domain/case/referral.ts';
import { latestPanel, nextStepOf } from '../../domain/case/panels.ts';
import { can, type StaffMember } from '../../domain/people/roles.ts';
import { daysCalledOff, daysOfCase } from '../../domain/reminders/dates-ahead.ts';
import { buttonWords } from '../../words/acts.ts';
import { actButtons, actForms, type FormView } from '../case-parts/decision-forms.ts';
import { button, type ActionView, type Drawing } from '../parts.ts';
import { planButtons } from '../plan/plan-card.ts';
import { VIEW_TITLES, type Group, type Shown } from './case-details-layout.ts';
import { followUpForm } from './follow-up-form.ts';
import { handOverForm } from './hand-over-form.ts';
import { othersButtons } from './same-pupil.ts';

/** In sight at once; all others are behind "More". */
const MAIN = 3;
/** What a lead presses first after approving or passing on, as far as it is offered. */
const NEXT_FORMS = ['ask', 'close-not-needed', 'pass-on'] as const satisfies readonly DecisionForm[];

/** The buttons of a case: the few that are pressed nine times in ten as it stands now, and the others in their groups. */
export interface CaseButtons {
  /** A case that is decided is worked on first; one that is not is decided first. */
  readonly firstActions: readonly ActionView[];
  readonly forms: readonly FormView[];
  readonly actions: readonly ActionView[];
  readonly more: readonly Group[];
  /** To open what else was raised about the pupil, and to join it: the first of them, beside what they are about. */
  readonly othersActions: readonly ActionView[];
  /** A form behind "More" was sent with something wrong. */
  readonly moreOpen: boolean;
}

/** The buttons for this reader, on the first view of a case. */
export function buttonsOfCase(shown: Shown, drawing: Drawing): CaseButtons {
  const { referral, reader, problem, others = [] } = shown;
  const lead = can(reader, 'decides');
  const all = actForms(lead ? ['first', 'beside', 'details'] : ['details'], referral, drawing.content, {
    reader,
    problem,
  });
  const approval = approvalButton(referral, reader);
  const actions = [...approval, ...mainActions(referral, reader, drawing.today)];
  const asked = followUpForm(referral, drawing, reader, shown.followUp);
  const forms = [...asked, ...mainForms(all, shown, drawing)].slice(0, MAIN - actions.length);
  const otherForms = all.filter((form) => !forms.includes(form));
  const otherPlan = planButtons(referral, reader, drawing.today).filter((each) => !isAmong(each, actions));
  const r = { r: referral.id };
  const view = (name: 'plan' | 'history') => button(VIEW_TITLES[name], 'details', { ...r, view: name });
  const getsPacks = can(reader, 'gets-packs');
  const read = [
    ...(referral.plan === undefined ? [] : [view('plan')]),
    ...(can(reader, 'reads-history') ? [view('history')] : []),
    ...(getsPacks ? [button('Get the referral pack', 'pack', r)] : []),
    ...(daysOfCase(referral, drawing.today).length + daysCalledOff(referral, drawing.today).length > 0
      ? [button('Dates for my calendar', 'dates-file', r)]
      : []),
  ].filter((each) => !isAmong(each, actions));
  const ofOthers = othersButtons(referral, others, reader);
  const groups: readonly Group[] = [
    { heading: 'Decide', forms: otherForms, actions: [] },
    {
      heading: 'Add to the case',
      forms: [],
      actions: [
        ...otherPlan,
        ...(takesOfficeFacts(referral) ? [button('Add office facts', 'facts', r)] : []),
        ...(lead && !isDecided(referral) ? [button('Propose a provision', 'propose', r)] : []),
      ],
    },
    {
      heading: 'Panels, meetings and forms',
      forms: [],
      actions: [
        ...(approval.length > 0 ? [] : panelButton(referral, reader)),
        ...meetingsButton(referral, reader),
        ...(getsPacks ? [button('Council forms', 'council-forms', r)] : []),
        ...(takesOfficeFacts(referral) ? [button('Add facts for forms', 'form-facts', r)] : []),
      ],
    },
    { heading: 'Read and hand over', forms: handOverForm(referral, drawing.settings, reader), actions: read },
    { heading: 'The same pupil', forms: [], actions: ofOthers.slice(MAIN) },
  ];
  return {
    firstActions: isDecided(referral) ? actions : [],
    forms,
    actions: isDecided(referral) ? [] : actions,
    more: groups.filter((group) => group.forms.length + group.actions.length > 0),
    othersActions: ofOthers.slice(0, MAIN),
    moreOpen: otherForms.some(({ form }) => form === problem?.form),
  };
}

/** To the meetings about the case, or to write down the first. */
function meetingsButton(referral: Referral, reader: StaffMember): readonly ActionView[] {
  const r = { r: referral.id };
  if (referral.meetings !== undefined) return [button('Meetings', 'meetings', r)];
  return isPossible('record-meeting', referral) && isTheirs('record-meeting', referral, reader)
    ? [button('Record a meeting', 'meetings', { ...r, form: 'record' })]
    : [];
}

/** To the panel that waits for this reader's approval. */
function approvalButton(referral: Referral, reader: StaffMember): readonly ActionView[] {
  const panel = latestPanel(referral);
  const isDue = panel !== undefined && nextStepOf(panel) === 'approve';
  return isDue && isPossible('approve-panel', referral) && isTheirs('approve-panel', referral, reader)
    ? [button('Look at the panel', 'panel', { r: referral.id }, { style: 'positive' })]
    : [];
}

/** To the panel that the case goes to, or to take it to one. */
function panelButton(referral: Referral, reader: StaffMember): readonly ActionView[] {
  const panel = latestPanel(referral);
  const r = { r: referral.id };
  if (panel) return [button('Open the panel', 'panel', r)];
  return isPossible('take-to-panel', referral) && isTheirs('take-to-panel', referral, reader)
    ? [button(buttonWords('take-to-panel'), 'panel', r)]
    : [];
}

/** Presses that need no form here: take it on, make the plan, and once one is running what is due for it. */
function mainActions(referral: Referral, reader: StaffMember, today: string): readonly ActionView[] {
  if (!isDecided(referral)) return can(reader, 'decides') ? actButtons(referral) : [];
  const offered = planButtons(referral, reader, today);
  if (!isRunning(referral)) return offered;
  const due = stageOf(referral, today) === 'review-due';
  const wanted = due ? ['review', 'update'] : ['update', 'change-plan'];
  return [
    ...wanted.flatMap((verb, at) =>
      offered
        .filter((each) => each.verb === verb)
        .map((each) => ({ ...each, style: at === 0 ? ('positive' as const) : each.style })),
    ),
    button(VIEW_TITLES.plan, 'details', { r: referral.id, view: 'plan' }),
  ];
}

/** The forms that come first as the case stands; a question is not asked while one waits for its answer. */
function mainForms(all: readonly FormView[], { referral }: Shown, { content }: Drawing): readonly FormView[] {
  if (isRunning(referral)) return [];
  const names: readonly DecisionForm[] = isDecided(referral)
    ? ['change-decision', 'close']
    : [
        'approve-ap',
        ...formsAt(['first'], referral, content),
        ...NEXT_FORMS.filter((name) => name !== 'ask' || waitingEnquiry(referral) === undefined),
      ];
  return [...new Set(names)].flatMap((name) => all.filter(({ form }) => form === name));
}

function isAmong({ verb, data }: ActionView, others: readonly ActionView[]): boolean {
  return others.some((other) => other.verb === verb && other.data['view'] === data['view']);
}
