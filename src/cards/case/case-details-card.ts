import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { DetailsView, Reply } from '../../app/reply.ts';
import { LEVEL_WORDS, pupilReference, stageInWords, yearInWords } from '../../domain/case/case-words.ts';
import { isDecided, stageOf, takesForm, type Referral } from '../../domain/case/referral.ts';
import { mayReadHistory, type StaffMember } from '../../domain/school/roles.ts';
import { factsOfCase, saidInCase, sectionsOfCase, talkOfCase } from './case-details-summary.ts';
import { rulesInDetail } from './case-details-why.ts';
import {
  decisionForms,
  formView,
  furtherForms,
  laterForms,
  presserNotice,
  takeButton,
} from './decision-forms.ts';
import { handOverForm, handOverView } from './hand-over-form.ts';
import { headerStyle } from './header-style.ts';
import { historyInWords } from './history.ts';
import { actionView, button, factView, plain, stopButton, topicView, type Drawing } from '../parts.ts';
import { drawPlan, planButtons } from '../plan/plan-card.ts';
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
  plan: 'The plan',
  said: 'What was said',
  why: 'Why this level',
  history: 'History',
};
const VIEWS = Object.keys(VIEW_TITLES) as DetailsView[];

type Shown = Omit<Extract<Reply, { show: 'case-details' }>, 'show'>;

/** The full referral for a person who may read it, in their own chat only: one of five short cards. */
export function drawCaseDetails(shown: Shown, drawing: Drawing): AdaptiveCard {
  const { referral, reader, view: asked, problem } = shown;
  const { plan } = referral;
  if (asked === 'plan' && plan) return drawPlan({ ...referral, plan }, reader, drawing, shown);
  const view = asked === 'plan' ? 'summary' : asked;
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
    style: headerStyle(referral, drawing.today),
    title: titleOf(referral, drawing.today),
    who: `${referral.reference} · pupil ${plain(pupilReference(referral))} · ${yearInWords(referral)}`,
    notice: notice ?? '',
    hasNotice: notice !== undefined,
    facts: summary ? factsOfCase(referral, reader, drawing.today) : [],
    hasFacts: summary,
    talk: summary ? talkOfCase(referral, reader) : [],
    sections: summary
      ? sectionsOfCase(referral, drawing, reader)
      : view === 'history'
        ? historyInWords(shown.history?.entries ?? [], drawing.knowledge)
        : [],
    rules: view === 'why' ? rulesInDetail(referral, drawing.knowledge, reader) : [],
    topics: view === 'said' ? saidInCase(referral, drawing.knowledge, reader) : [],
    actions: summary && lead ? takeButton(referral) : [],
    forms: summary && lead ? decisionForms(referral, problem) : [],
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
