import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { caseDetailsCard, headOf, VIEW_TITLES, type Shown, type Talk } from './case-details-layout.ts';
import { talkOfCase } from './case-details-summary.ts';
import { inPages } from '../fit.ts';
import { button, stopButton, type Drawing, type TopicView } from '../parts.ts';
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
