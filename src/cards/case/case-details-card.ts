import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { DetailsView, Reply } from '../../app/reply.ts';
import { LEVEL_WORDS, pupilReference, stageInWords, yearInWords } from '../../domain/case/case-words.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import { isDecided, stageOf, takesForm, type Referral } from '../../domain/case/referral.ts';
import { mayReadHistory, type StaffMember } from '../../domain/school/roles.ts';
import { factsOfCase, saidInCase, sectionsOfCase, talkOfCase } from './case-details-summary.ts';
import { rulesInDetail } from './case-details-why.ts';
import {
  firstForms,
  formView,
  furtherForms,
  laterForms,
  otherForms,
  presserNotice,
  takeButton,
} from './decision-forms.ts';
import { handOverForm, handOverView } from './hand-over-form.ts';
import { headerStyle } from './header-style.ts';
import { historyInWords } from './history.ts';
import { drawToFit, inPages } from '../fit.ts';
import {
  actionView,
  button,
  factView,
  plain,
  stopButton,
  topicView,
  type Drawing,
  type TopicView,
} from '../parts.ts';
import { drawPlan, planButtons } from '../plan/plan-card.ts';
import { courseOf } from '../plan/plan-topics.ts';
import { defineCard, render } from '../render.ts';

const textView = z.array(z.strictObject({ text: z.string() }));

export const caseDetailsCard = defineCard(
  'case-details',
  z.strictObject({
    style: z.enum(['default', 'accent', 'warning', 'attention', 'good']),
    title: z.string(),
    who: z.string(),
    notice: z.string(),
    hasNotice: z.boolean(),
    facts: z.array(factView),
    hasFacts: z.boolean(),
    /** How much of what was written stands here, where it is not all of it, and the button to the rest. */
    talkLeft: z.string(),
    hasTalkLeft: z.boolean(),
    talkActions: z.array(actionView),
    talk: z.array(z.strictObject({ from: z.string(), text: z.string() })),
    sections: z.array(z.strictObject({ heading: z.string(), lines: textView })),
    rules: z.array(z.strictObject({ name: z.string(), because: z.string(), basis: z.string() })),
    topics: z.array(topicView),
    views: z.array(actionView),
    forms: z.array(formView),
    further: z.array(formView),
    furtherActions: z.array(actionView),
    handOver: z.array(handOverView),
    hasHandOver: z.boolean(),
    hasFurther: z.boolean(),
    actions: z.array(actionView),
    otherActions: z.array(actionView),
  }),
);

const VIEW_TITLES: Readonly<Record<DetailsView, string>> = {
  summary: 'Where it stands and what is suggested',
  talk: 'Questions, notes and decisions',
  plan: 'The plan',
  course: 'Updates and reviews',
  said: 'What was said',
  why: 'Why this level',
  history: 'History',
};
/** Views with a button on every other one; the pages of what was written are reached from where they are cut. */
const VIEWS = (Object.keys(VIEW_TITLES) as DetailsView[]).filter(
  (view) => view !== 'talk' && view !== 'course',
);
/** Questions, notes and decisions on the first view, at most; how few, when the rest is long. */
const TALK_SHOWN = [6, 4, 3, 2, 1, 0] as const;

type Shown = Omit<Extract<Reply, { show: 'case-details' }>, 'show'>;

/** The full referral for a person who may read it, in their own chat only: one of a few short cards. */
export function drawCaseDetails(shown: Shown, drawing: Drawing): AdaptiveCard {
  const { referral, reader, view: asked } = shown;
  const { plan } = referral;
  if (asked === 'plan' && plan) return drawPlan({ ...referral, plan }, reader, drawing, shown);
  if (asked === 'talk') return drawTalk(shown, drawing);
  if (asked === 'course' && plan) return drawCourse({ ...referral, plan }, shown, drawing);
  const view = asked === 'plan' || asked === 'course' ? 'summary' : asked;
  const talk = view === 'summary' ? talkOfCase(referral, reader) : [];
  return drawToFit(TALK_SHOWN, (shownOfTalk) => drawView({ ...shown, view }, talk, shownOfTalk, drawing));
}

type Talk = ReturnType<typeof talkOfCase>;

/** One of the views, with the latest so many of what was written about the case. */
function drawView(
  shown: Shown & { readonly view: Exclude<DetailsView, 'plan' | 'talk' | 'course'> },
  allTalk: Talk,
  shownOfTalk: number,
  drawing: Drawing,
): AdaptiveCard {
  const { referral, reader, view, problem } = shown;
  const talk = shownOfTalk === 0 ? [] : allTalk.slice(-shownOfTalk);
  const notice = presserNotice(shown);
  const summary = view === 'summary';
  const open = summary && !isDecided(referral);
  const lead = reader.roles.includes('inclusion-lead');
  const further = !summary
    ? []
    : open
      ? furtherForms(referral, drawing.knowledge, reader, problem)
      : laterForms(referral, drawing.knowledge, reader, problem);
  const furtherActions = !summary
    ? []
    : [
        ...planButtons(referral, reader, drawing.today),
        ...(takesForm(referral, 2) ? [button('Add office facts', 'facts', { r: referral.id })] : []),
        ...(open && lead ? [button('Propose a provision', 'propose', { r: referral.id })] : []),
      ];
  const handOver = summary ? handOverForm(referral, drawing.settings, reader) : [];
  return render(caseDetailsCard, {
    ...headOf(referral, drawing),
    notice: notice ?? '',
    hasNotice: notice !== undefined,
    facts: summary ? factsOfCase(referral, reader, drawing.today) : [],
    hasFacts: summary,
    talkLeft: leftInWords(talk.length, allTalk.length),
    hasTalkLeft: talk.length < allTalk.length,
    talkActions: [button('Earlier notes', 'details', { r: referral.id, view: 'talk', page: '0' })],
    talk,
    sections: summary
      ? sectionsOfCase(referral, drawing, reader)
      : view === 'history'
        ? historyInWords(shown.history?.entries ?? [], drawing.knowledge)
        : [],
    rules: view === 'why' ? rulesInDetail(referral, drawing.knowledge, reader) : [],
    topics: view === 'said' ? saidInCase(referral, drawing.knowledge, reader) : [],
    actions: summary && lead ? takeButton(referral) : [],
    forms:
      summary && lead
        ? [
            ...firstForms(referral, drawing.knowledge, problem),
            ...otherForms(referral, drawing.knowledge, problem),
          ]
        : [],
    further,
    furtherActions,
    hasFurther: further.length + furtherActions.length > 0,
    handOver,
    hasHandOver: handOver.length > 0,
    views: [
      ...otherViews(referral, reader, view),
      ...(view === 'history' && shown.history?.earlier !== undefined
        ? [
            button('Earlier', 'details', {
              r: referral.id,
              view: 'history',
              page: String(shown.history.earlier),
            }),
          ]
        : []),
      ...(summary && lead ? [button('Get the referral pack', 'pack', { r: referral.id })] : []),
    ],
    otherActions: [stopButton()],
  });
}

/** How many of what was written stand on the first view, and where all of it is. */
function leftInWords(shown: number, all: number): string {
  const here = shown === 0 ? 'None' : shown === 1 ? 'Only the latest one' : `Only the latest ${shown}`;
  return `${here} of ${all} questions, notes and decisions stand here. "Earlier notes" shows all of them.`;
}

function headOf(referral: Referral, { today }: Drawing) {
  return {
    style: headerStyle(referral, today),
    title: titleOf(referral, today),
    who: `${referral.reference} · pupil ${plain(pupilReference(referral))} · ${yearInWords(referral)}`,
  };
}

/** A page of the questions, notes and decisions of a case, oldest first; page 0 has the latest. */
function drawTalk(shown: Shown, drawing: Drawing): AdaptiveCard {
  const pages = inPages(talkOfCase(shown.referral, shown.reader).toReversed());
  const { page, items } = pageOf(pages, shown.page);
  return drawPage(shown, drawing, {
    view: 'talk',
    page,
    pages: pages.length,
    buttons: { earlier: 'Earlier notes', later: 'Later notes' },
    talk: items.toReversed(),
    topics: [],
  });
}

/** A page of a plan's weekly updates and reviews, latest first. */
function drawCourse(
  referral: Referral & { readonly plan: Plan },
  shown: Shown,
  drawing: Drawing,
): AdaptiveCard {
  const pages = inPages(courseOf(referral.plan, (instant) => londonDate(new Date(instant))));
  const { page, items } = pageOf(pages, shown.page);
  return drawPage(shown, drawing, {
    view: 'course',
    page,
    pages: pages.length,
    buttons: { earlier: 'Earlier updates', later: 'Later updates' },
    talk: [],
    topics: [...items],
  });
}

/** The page asked for, or the last one when there are fewer. */
function pageOf<T>(pages: readonly [readonly T[], ...(readonly T[])[]], asked = 0) {
  const page = Math.min(asked, pages.length - 1);
  return { page, items: pages[page] ?? pages[0] };
}

interface PageOfCase {
  readonly view: 'talk' | 'course';
  readonly page: number;
  readonly pages: number;
  readonly buttons: { readonly earlier: string; readonly later: string };
  readonly talk: Talk;
  readonly topics: TopicView[];
}

/** A card with nothing but a page of what was written, and the buttons to the pages beside it. */
function drawPage(
  { referral }: Shown,
  drawing: Drawing,
  { view, page, pages, buttons, talk, topics }: PageOfCase,
): AdaptiveCard {
  const r = { r: referral.id };
  const turnTo = (title: string, to: number) => button(title, 'details', { ...r, view, page: String(to) });
  return render(caseDetailsCard, {
    ...headOf(referral, drawing),
    notice:
      pages > 1
        ? `${VIEW_TITLES[view]}, page ${page + 1} of ${pages}. Page 1 has the latest.`
        : VIEW_TITLES[view],
    hasNotice: true,
    facts: [],
    hasFacts: false,
    talkLeft: '',
    hasTalkLeft: false,
    talkActions: [],
    talk,
    sections: [],
    rules: [],
    topics,
    views: [
      ...(page + 1 < pages ? [turnTo(buttons.earlier, page + 1)] : []),
      ...(page > 0 ? [turnTo(buttons.later, page - 1)] : []),
      ...(view === 'course' ? [button(VIEW_TITLES.plan, 'details', { ...r, view: 'plan' })] : []),
      button('Back to the case', 'details', { ...r, view: 'summary' }),
    ],
    forms: [],
    further: [],
    furtherActions: [],
    handOver: [],
    hasHandOver: false,
    hasFurther: false,
    actions: [],
    otherActions: [stopButton()],
  });
}

function titleOf(referral: Referral, today: string): string {
  const { triage } = referral;
  const stage = stageInWords(stageOf(referral, today), referral);
  return `${LEVEL_WORDS[triage.level].name}${triage.provisional ? ' (provisional)' : ''} · ${stage}`;
}

/** Buttons to the other views that there are and that the reader may open. */
function otherViews(referral: Referral, reader: StaffMember, view: DetailsView) {
  return VIEWS.filter(
    (other) =>
      other !== view &&
      (other !== 'plan' || referral.plan !== undefined) &&
      (other !== 'history' || mayReadHistory(reader)),
  ).map((other) => button(VIEW_TITLES[other], 'details', { r: referral.id, view: other }));
}
