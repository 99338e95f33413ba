import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { findJoined } from '../../domain/case/join.ts';
import { caseDetailsCard, headOf, NOTHING_ELSE, VIEW_TITLES, type Shown } from './case-details-layout.ts';
import { buttonsOfCase } from './case-details-buttons.ts';
import { drawAnswers, drawCourse, drawHistory, drawTalk, drawWhy } from './case-details-pages.ts';
import {
  agreedSteps,
  changesSection,
  drawSections,
  factsOfCase,
  otherSuggestions,
  sectionsInSight,
} from './case-details-summary.ts';
import { talkOfCase } from './case-details-talk.ts';
import { listAnswers } from './case-details-said.ts';
import { sayInShort } from './case-details-brief.ts';
import { rulesInDetail } from '../case-parts/case-details-why.ts';
import { presserNotice } from '../case-parts/decision-forms.ts';
import { othersSection } from './same-pupil.ts';
import { drawToFit } from '../fit.ts';
import { button, stopButton, type Drawing } from '../parts.ts';
import { drawPlan } from '../plan/plan-card.ts';
import { render } from '../render.ts';

/** How much of a case its first view holds. */
interface Held {
  /** Questions, notes and decisions, the latest. */
  readonly talk: number;
  /** What unfolds here; the rest of what there is to read has a page of its own. */
  readonly unfolds: readonly ('said' | 'why')[];
  readonly said: boolean;
}
/** Tried in this order, until it fits. */
const HELD: readonly [Held, ...Held[]] = [
  { talk: 6, unfolds: ['said', 'why'], said: true },
  { talk: 6, unfolds: ['said'], said: true },
  ...[6, 4, 3, 2, 1, 0].map((talk) => ({ talk, unfolds: [], said: true })),
  { talk: 0, unfolds: [], said: false },
];

/** The full referral for a person who may read it, in their own chat only: one card, and pages of what it cannot hold. */
export function drawCaseDetails(shown: Shown, drawing: Drawing): AdaptiveCard {
  const { referral, reader, view } = shown;
  const { plan } = referral;
  switch (view) {
    case 'talk':
      return drawTalk(shown, drawing);
    case 'said':
      return drawAnswers(shown, drawing);
    case 'why':
      return drawWhy(shown, drawing);
    case 'history':
      return drawHistory(shown, drawing);
    case 'course':
      if (plan) return drawCourse({ ...referral, plan }, shown, drawing);
      break;
    case 'plan':
      if (plan) return drawPlan({ ...referral, plan }, reader, drawing, shown);
      break;
    case 'summary':
      break;
  }
  return drawToFit(HELD, (held) => drawFirstView(shown, held, drawing));
}

function drawFirstView(shown: Shown, held: Held, drawing: Drawing): AdaptiveCard {
  const { referral, reader, others = [] } = shown;
  const allTalk = talkOfCase(referral, reader);
  const talk = held.talk === 0 ? [] : allTalk.slice(-held.talk);
  const notice = presserNotice(shown);
  const said = held.said ? sayInShort(referral, drawing, reader) : [];
  // What was said about a concern that was joined is opened on purpose, and written down as that.
  const unfolds = held.unfolds.filter((what) => what !== 'said' || findJoined(referral, others).length === 0);
  const rest = otherSuggestions(referral, drawing, reader);
  const page = (view: 'said' | 'why') => button(VIEW_TITLES[view], 'details', { r: referral.id, view });
  const { firstActions, forms, actions, more, moreOpen, othersActions } = buttonsOfCase(shown, drawing);
  return render(caseDetailsCard, {
    ...NOTHING_ELSE,
    ...headOf(referral, drawing),
    notice: notice ?? '',
    hasNotice: notice !== undefined,
    facts: factsOfCase(referral, drawing, reader),
    hasFacts: true,
    said,
    hasSaid: said.length > 0,
    talkLeft: describeRest(talk.length, allTalk.length),
    hasTalkLeft: talk.length < allTalk.length,
    talkActions: [button('Earlier notes', 'details', { r: referral.id, view: 'talk', page: '0' })],
    talk,
    agreed: drawSections(agreedSteps(referral)),
    others: drawSections(othersSection(others, drawing)).map((section) => ({
      ...section,
      actions: [...othersActions],
    })),
    sections: drawSections(sectionsInSight(referral, drawing, reader)),
    hasReading: true,
    unfolds: [
      ...unfolds.map((id) => ({ title: VIEW_TITLES[id], id })),
      ...(rest.length > 0 ? [{ title: MORE_STEPS, id: 'rest' }] : []),
    ],
    readActions: (['said', 'why'] as const).filter((view) => !unfolds.includes(view)).map(page),
    isUnfolded: false,
    hasTopics: unfolds.includes('said'),
    topics: unfolds.includes('said') ? listAnswers(referral, drawing, reader) : [],
    ...(unfolds.includes('why')
      ? {
          hasWhy: true,
          rules: rulesInDetail(referral, drawing, reader),
          changes: drawSections(changesSection(referral, drawing, reader)),
        }
      : {}),
    hasRest: rest.length > 0,
    rest: drawSections(rest),
    hasButtons: firstActions.length + forms.length + actions.length + more.length > 0,
    firstActions: [...firstActions],
    forms: [...forms],
    actions: [...actions],
    hasMore: more.length > 0,
    moreOpen,
    more: [...more],
    otherActions: [stopButton()],
  });
}

const MORE_STEPS = 'More steps';

/** How many of what was written stand on the first view, and where all of it is. */
function describeRest(shown: number, all: number): string {
  const here = shown === 0 ? 'None' : shown === 1 ? 'Only the latest one' : `Only the latest ${shown}`;
  return `${here} of ${all} questions, notes and decisions are shown here. "Earlier notes" shows all of them.`;
}
