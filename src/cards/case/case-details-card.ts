import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { DetailsView } from '../../app/reply.ts';
import { isDecided, takesOfficeFacts, type Referral } from '../../domain/case/referral.ts';
import { can, type StaffMember } from '../../domain/people/roles.ts';
import { caseDetailsCard, headOf, VIEW_TITLES, type Shown, type Talk } from './case-details-layout.ts';
import { drawCourse, drawTalk } from './case-details-pages.ts';
import { factsOfCase, collapseLong, sectionsOfCase, talkOfCase } from './case-details-summary.ts';
import { listAnswers } from './case-details-said.ts';
import { rulesInDetail } from '../case-parts/case-details-why.ts';
import { actButtons, actForms, presserNotice } from '../case-parts/decision-forms.ts';
import { othersButtons, othersSection, listJoinedAnswers } from './same-pupil.ts';
import { handOverForm } from './hand-over-form.ts';
import { describeHistory } from './history.ts';
import { drawToFit } from '../fit.ts';
import { button, stopButton, type Drawing } from '../parts.ts';
import { drawPlan, planButtons } from '../plan/plan-card.ts';
import { render } from '../render.ts';

/** Views with a button on every other one; the pages of messages are reached from where they are cut off. */
const VIEWS = (Object.keys(VIEW_TITLES) as DetailsView[]).filter(
  (view) => view !== 'talk' && view !== 'course',
);
/** How many questions, notes and decisions the first view shows; fewer, when the rest is long. */
const TALK_SHOWN = [6, 4, 3, 2, 1, 0] as const;

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

/** One of the views, with the latest messages about the case. */
function drawView(
  shown: Shown & { readonly view: Exclude<DetailsView, 'plan' | 'talk' | 'course'> },
  allTalk: Talk,
  shownOfTalk: number,
  drawing: Drawing,
): AdaptiveCard {
  const { referral, reader, view, problem, others = [] } = shown;
  const talk = shownOfTalk === 0 ? [] : allTalk.slice(-shownOfTalk);
  const notice = presserNotice(shown);
  const summary = view === 'summary';
  const open = summary && !isDecided(referral);
  const lead = can(reader, 'decides');
  const { content } = drawing;
  const further = summary ? actForms(['details'], referral, content, { reader, problem }) : [];
  const furtherActions = !summary
    ? []
    : [
        ...planButtons(referral, reader, drawing.today),
        ...(takesOfficeFacts(referral) ? [button('Add office facts', 'facts', { r: referral.id })] : []),
        ...(open && lead ? [button('Propose a provision', 'propose', { r: referral.id })] : []),
        ...othersButtons(referral, others, reader),
      ];
  const handOver = summary ? handOverForm(referral, drawing.settings, reader) : [];
  return render(caseDetailsCard, {
    ...headOf(referral, drawing),
    notice: notice ?? '',
    hasNotice: notice !== undefined,
    facts: summary ? factsOfCase(referral, reader, drawing.today) : [],
    hasFacts: summary,
    talkLeft: describeRest(talk.length, allTalk.length),
    hasTalkLeft: talk.length < allTalk.length,
    talkActions: [button('Earlier notes', 'details', { r: referral.id, view: 'talk', page: '0' })],
    talk,
    sections: summary
      ? collapseLong([...othersSection(others, drawing), ...sectionsOfCase(referral, drawing, reader)])
      : view === 'history'
        ? collapseLong(describeHistory(shown.history?.entries ?? [], drawing.content), Infinity)
        : [],
    rules: view === 'why' ? rulesInDetail(referral, drawing, reader) : [],
    topics:
      view === 'said'
        ? [...listAnswers(referral, drawing, reader), ...listJoinedAnswers(referral, others, drawing, reader)]
        : [],
    actions: summary && lead ? actButtons(referral) : [],
    forms: summary && lead ? actForms(['first', 'beside'], referral, content, { problem }) : [],
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
function describeRest(shown: number, all: number): string {
  const here = shown === 0 ? 'None' : shown === 1 ? 'Only the latest one' : `Only the latest ${shown}`;
  return `${here} of ${all} questions, notes and decisions are shown here. "Earlier notes" shows all of them.`;
}

/** Buttons to the other views that exist and that the reader may open. */
function otherViews(referral: Referral, reader: StaffMember, view: DetailsView) {
  return VIEWS.filter(
    (other) =>
      other !== view &&
      (other !== 'plan' || referral.plan !== undefined) &&
      (other !== 'history' || can(reader, 'reads-history')),
  ).map((other) => button(VIEW_TITLES[other], 'details', { r: referral.id, view: other }));
}
