import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import type { Referral } from '../../domain/case/referral.ts';
import {
  caseDetailsCard,
  headOf,
  NOTHING_ELSE,
  VIEW_TITLES,
  type DetailsPage,
  type Shown,
  type Talk,
} from './case-details-layout.ts';
import { listAnswers } from './case-details-said.ts';
import { changesSection, drawSections } from './case-details-summary.ts';
import { talkOfCase } from './case-details-talk.ts';
import { describeDone, describeLooks } from './history.ts';
import { listJoinedAnswers } from './same-pupil.ts';
import { rulesInDetail } from '../case-parts/case-details-why.ts';
import { inPages } from '../fit.ts';
import { button, stopButton, type ActionView, type Drawing, type TopicView } from '../parts.ts';
import { drawWholeCourse } from '../plan/plan-topics.ts';
import { render } from '../render.ts';

/** A page of the questions, notes and decisions of a case, oldest first; page 0 has the latest. */
export function drawTalk(shown: Shown, drawing: Drawing): AdaptiveCard {
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
export function drawCourse(
  referral: Referral & { readonly plan: Plan },
  shown: Shown,
  drawing: Drawing,
): AdaptiveCard {
  const pages = inPages(drawWholeCourse(referral.plan, londonDate));
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

/** A card with a page of messages, and buttons to the neighbouring pages. */
function drawPage(
  shown: Shown,
  drawing: Drawing,
  { view, page, pages, buttons, talk, topics }: PageOfCase,
): AdaptiveCard {
  const r = { r: shown.referral.id };
  const turnTo = (title: string, to: number) => button(title, 'details', { ...r, view, page: String(to) });
  return drawReading(shown, drawing, {
    notice:
      pages > 1
        ? `${VIEW_TITLES[view]}, page ${page + 1} of ${pages}. Page 1 has the latest.`
        : VIEW_TITLES[view],
    talk,
    topics,
    actions: [
      ...(page + 1 < pages ? [turnTo(buttons.earlier, page + 1)] : []),
      ...(page > 0 ? [turnTo(buttons.later, page - 1)] : []),
      ...(view === 'course' ? [button(VIEW_TITLES.plan, 'details', { ...r, view: 'plan' })] : []),
    ],
  });
}

/** Every answer, where the first view cannot hold them. */
export function drawAnswers(shown: Shown, drawing: Drawing): AdaptiveCard {
  const { referral, reader, others = [] } = shown;
  return drawReading(shown, drawing, {
    notice: VIEW_TITLES.said,
    topics: [
      ...listAnswers(referral, drawing, reader),
      ...listJoinedAnswers(referral, others, drawing, reader),
    ],
  });
}

/** Every reason of the level with its source, and what changed, where the first view cannot hold them. */
export function drawWhy(shown: Shown, drawing: Drawing): AdaptiveCard {
  const { referral, reader } = shown;
  return drawReading(shown, drawing, {
    notice: VIEW_TITLES.why,
    hasWhy: true,
    rules: rulesInDetail(referral, drawing, reader),
    changes: drawSections(changesSection(referral, drawing, reader)),
  });
}

/** A page of what was done to a case; who looked at it unfolds. */
export function drawHistory(shown: Shown, drawing: Drawing): AdaptiveCard {
  const { done, looked, earlier } = shown.history ?? { done: [], looked: [] };
  const rest = drawSections(describeLooks(looked));
  return drawReading(shown, drawing, {
    notice: VIEW_TITLES.history,
    sections: drawSections(describeDone(done, drawing.content)),
    hasReading: rest.length > 0,
    unfolds: rest.length > 0 ? [{ title: 'Who looked', id: 'rest' }] : [],
    isUnfolded: false,
    hasRest: rest.length > 0,
    rest,
    actions:
      earlier === undefined
        ? []
        : [button('Earlier', 'details', { r: shown.referral.id, view: 'history', page: String(earlier) })],
  });
}

/** A card with one thing to read about a case, and the way back to it. */
function drawReading(
  { referral }: Shown,
  drawing: Drawing,
  { actions = [], ...page }: Partial<DetailsPage> & { readonly actions?: ActionView[] },
): AdaptiveCard {
  return render(caseDetailsCard, {
    ...NOTHING_ELSE,
    ...headOf(referral, drawing),
    hasNotice: true,
    hasTopics: (page.topics ?? []).length > 0,
    ...page,
    hasButtons: true,
    actions: [...actions, button(VIEW_TITLES.summary, 'details', { r: referral.id, view: 'summary' })],
    otherActions: [stopButton()],
  });
}
