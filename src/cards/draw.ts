import { sharedAnswerBy, sharedView } from '../domain/case/shared-view.ts';
import type { Draw } from '../app/make-bot.ts';
import type { DetailsNotice } from '../app/notices/kinds.ts';
import type { DrawPost, ReferrerTold } from '../app/notices/outbox.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { AdaptiveCard } from '../app/ports/messenger.ts';
import type { Reply } from '../app/reply.ts';
import type { Referral } from '../domain/case/referral.ts';
import type { StaffMember } from '../domain/people/roles.ts';
import type { SharedResult } from '../domain/triage/shared-triage.ts';
import type { Content } from '../domain/content/content.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { LINE_WORDS } from '../words/acts.ts';
import { MOVED_CARD } from '../words/set-up-channels.ts';
import { NO_LONGER_KEPT } from '../words/retention.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { drawCase } from './case/case-card.ts';
import { drawCases } from './case/cases-card.ts';
import { drawCaseDetails } from './case/case-details-card.ts';
import { NOTIFICATION_LINES, REFERENCE_CORRECTED_LINE, WHY_DETAILS_COME } from '../words/notices.ts';
import { cutToFit } from './fit.ts';
import { drawInvitation, drawStart } from './invitation-card.ts';
import { describeLastSeen } from './case-parts/last-seen.ts';
import {
  drawClosedWithoutSaving,
  drawConfirmCancel,
  drawDeleted,
  drawDraftGone,
  drawFactsSaved,
  drawMovedOn,
  drawNothingFired,
  drawSaved,
  message,
  safetyLine,
} from './forms/message-card.ts';
import { drawDigestClock } from './digest/digest-clock-card.ts';
import { drawDigest, drawDigestPreview } from './digest/digest-card.ts';
import { stopButton } from './parts.ts';
import { drawMeetings } from './panels/meetings-card.ts';
import { drawMyDates } from './panels/my-dates-card.ts';
import { drawPanel } from './panels/panel-card.ts';
import { drawCouncilForm } from './council-forms/council-form-card.ts';
import { drawCouncilForms } from './council-forms/council-forms-card.ts';
import { drawPack } from './case/pack-card.ts';
import { drawPlanSaved } from './plan/plan-saved-card.ts';
import { plain, type Drawing } from './parts.ts';
import { drawPlanSummary } from './plan/plan-card.ts';
import { drawMyData } from './my-data-card.ts';
import { drawMyPlans } from './plan/my-plans-card.ts';
import { drawReminder, summariseReminders } from './reminder-card.ts';
import { drawProblem } from './digest/problem-card.ts';
import { drawSourcesDue } from './sources-due-card.ts';
import { drawUndelivered } from './undelivered-card.ts';
import { drawProviderReply } from './providers/draw.ts';
import { drawCensus } from './census-card.ts';
import { drawRegisterReply } from './providers/register-cards.ts';
import { drawOutcomes } from './outcomes-card.ts';
import { drawMyReferrals } from './case/my-referrals-card.ts';
import { drawWithdraw } from './case/withdraw-card.ts';
import { drawMyReferral } from './case/my-referral-card.ts';
import { withWayBack } from './way-back.ts';
import { drawHome } from './forms/home-card.ts';
import { drawCheckAnswers } from './forms/check-answers-card.ts';
import { drawSamePupil } from './forms/same-pupil-card.ts';
import { drawQuestion } from './forms/question-card.ts';
import { drawDataRequestPost } from './data-requests/request-post.ts';
import { drawData } from './data-requests/draw.ts';
import { drawFigures } from './mis-figures/figures-cards.ts';
import { drawStopped } from './forms/stopped-card.ts';
import { drawWordCheck } from './forms/word-check-card.ts';
import { drawDrafts, drawWelcome } from './forms/welcome-card.ts';
import { LEVEL_WORDS } from '../words/cases.ts';

/** Draws everything people see for one school. Notification lines say nothing about a pupil. */
export function makeDraw(content: Content, settings: SchoolSettings, clock: Clock): Draw & DrawPost {
  const drawing = (): Drawing => ({ content, settings, today: londonDate(clock.now()) });
  const cardOf = (reply: Extract<Reply, { show: string }>): AdaptiveCard => {
    switch (reply.show) {
      case 'welcome':
        return drawWelcome(reply, drawing());
      case 'home':
        return drawHome(reply, drawing());
      case 'drafts':
        return drawDrafts(reply, drawing());
      case 'question':
        return drawQuestion(reply, drawing());
      case 'word-check':
      case 'note-word-check':
        return drawWordCheck(reply, drawing());
      case 'check-answers':
        return drawCheckAnswers(reply, drawing());
      case 'facts-saved':
        return drawFactsSaved(reply, drawing());
      case 'plan-saved':
        return drawPlanSaved(reply, drawing());
      case 'digest-preview':
        return drawDigestPreview(reply, settings.dsl);
      case 'digest-clock':
        return drawDigestClock(reply);
      case 'same-pupil':
        return drawSamePupil(reply, drawing());
      case 'nothing-fired':
        return drawNothingFired(reply, drawing());
      case 'stopped':
        return drawStopped(reply, settings.dsl);
      case 'saved':
        return drawSaved(reply, drawing());
      case 'confirm-cancel':
        return drawConfirmCancel(reply, drawing());
      case 'deleted':
        return drawDeleted();
      case 'closed-without-saving':
        return drawClosedWithoutSaving();
      case 'draft-gone':
        return drawDraftGone();
      case 'my-referral':
        return drawMyReferral(reply, drawing());
      case 'withdraw':
        return drawWithdraw(reply, drawing());
      case 'my-referrals':
        return drawMyReferrals(reply, drawing());
      case 'reminders':
        return drawReminder(reply.reminders, content, settings);
      case 'cases':
        return drawCases(reply, drawing());
      case 'pack':
        return drawPack(reply);
      case 'census':
        return drawCensus(reply, drawing());
      case 'outcomes':
        return drawOutcomes(reply);
      case 'council-forms':
        return drawCouncilForms(reply, drawing());
      case 'council-form':
        return drawCouncilForm(reply, drawing());
      case 'providers':
      case 'provider':
      case 'provider-form':
        return drawProviderReply(reply, drawing());
      case 'case':
        return drawCase(reply.referral, drawing(), reply);
      case 'case-details':
        return drawCaseDetails(reply, drawing());
      case 'my-plans':
        return drawMyPlans(reply, drawing());
      case 'my-data':
        return drawMyData(reply, drawing());
      case 'plan-summary':
        return drawPlanSummary(reply.referral, reply.reader, drawing());
      case 'panel':
        return drawPanel(reply, drawing());
      case 'meetings':
        return drawMeetings(reply, drawing());
      case 'my-dates':
        return drawMyDates(reply, drawing());
      case 'data-home':
      case 'data-pupil':
      case 'data-ask':
      case 'data-request':
      case 'data-report':
      case 'data-list':
      case 'data-record':
      case 'data-transfer':
      case 'data-transfer-lines':
      case 'data-views':
      case 'data-correct':
      case 'data-year':
      case 'data-hold':
        return drawData(reply, drawing());
      case 'figures-ask':
      case 'figures-map':
      case 'figures-preview':
      case 'figures-used':
        return drawFigures(reply, drawing());
      case 'register-ask':
      case 'register-map':
      case 'register-preview':
      case 'register-used':
        return drawRegisterReply(reply, drawing());
    }
  };
  return {
    reply: (reply, _viewer, back) =>
      'show' in reply
        ? {
            card: cutToFit(withWayBack(cardOf(reply), reply.show, back)),
            summary: NOTIFICATION_LINES.reply(),
          }
        : { text: reply.text },
    movedOn: drawMovedOn,
    sharedCase: (referral, others = []) => ({
      card: cutToFit(drawCase(referral, drawing(), { others })),
      summary: NOTIFICATION_LINES.sharedCase(referral.reference),
    }),
    threadLine: (news, referral, told) => {
      const line =
        news === 'facts'
          ? factsLine(referral, sharedView(referral, content))
          : news === 'reference-corrected'
            ? REFERENCE_CORRECTED_LINE
            : LINE_WORDS[news](referral, {
                told: told === undefined ? '' : ` ${TOLD_WORDS[told]}`,
                isNotReached: told === 'gone' || told === 'not-reached',
                level: () => sharedView(referral, content).level,
                answerBy: () => sharedAnswerBy(referral, content, settings),
              });
      return `${referral.reference}: ${line}`;
    },
    toReferrer: (referral, news) => ({
      card: cutToFit(drawMyReferral({ referral, news }, drawing())),
      summary: NOTIFICATION_LINES.referrer(referral.reference),
    }),
    invitation: (referral, news) => drawInvitation(referral, news, settings),
    noLongerKept: () => ({
      card: message(NO_LONGER_KEPT.title, [NO_LONGER_KEPT.why], [stopButton()]),
      summary: NO_LONGER_KEPT.summary,
    }),
    movedAway: () => ({
      card: message(MOVED_CARD.title, [MOVED_CARD.where], [stopButton()]),
      summary: MOVED_CARD.summary,
    }),
    dataRequest: drawDataRequestPost,
    start: () => drawStart(settings),
    reminder: (reminders) => ({
      card: cutToFit(drawReminder(reminders, content, settings)),
      summary: summariseReminders(reminders),
    }),
    problem: (problem) => ({
      card: drawProblem(problem, settings),
      summary: NOTIFICATION_LINES.problem(),
    }),
    sourcesDue: (due) => ({
      card: cutToFit(drawSourcesDue(due, settings)),
      summary: NOTIFICATION_LINES.sourcesDue(),
    }),
    undelivered: (undelivered) => ({
      card: cutToFit(drawUndelivered(undelivered, settings)),
      summary: NOTIFICATION_LINES.undelivered(),
    }),
    digest: (digest, { late }) => {
      const post = drawDigest(digest, settings.dsl, late);
      return { ...post, card: cutToFit(post.card) };
    },
    details: (referral, reader, news, others = []) => ({
      card: cutToFit(
        drawCaseDetails(
          { referral, reader, others, view: 'summary', ...detailsNotice(referral, reader, news, settings) },
          drawing(),
        ),
      ),
      summary: NOTIFICATION_LINES[news === 'answered' ? 'answered' : 'details'](referral.reference),
    }),
  };
}

/** Said in the thread under a card, and only what is certain. */
const TOLD_WORDS: Readonly<Record<ReferrerTold, string>> = {
  told: 'The referrer has been told.',
  'being-told': 'The referrer is being told.',
  'not-reached': 'The referrer could not be reached yet and has not been told.',
  gone: 'The referrer is not on the staff list any more and has not been told.',
};

/** Facts were added: shows the shared level, until the case is decided. */
function factsLine({ decision, runAgain }: Referral, { level, provisional }: SharedResult): string {
  const who = `${runAgain?.by.name ?? 'A colleague'} has added facts.`;
  return decision
    ? `${who} Open details to see whether they matter to the plan.`
    : `${who} The level is ${LEVEL_WORDS[level].name.toLowerCase()}${provisional ? ', still provisional' : ''}.`;
}

/** Why the details are sent unprompted. */
function detailsNotice(
  referral: Referral,
  reader: StaffMember,
  news: DetailsNotice,
  { dsl }: SchoolSettings,
): { notice?: string } {
  const sentences = WHY_DETAILS_COME[news](referral, {
    reader,
    name: ({ name }) => plain(name),
    lastSeen: describeLastSeen(referral.plan),
    safety: safetyLine(dsl),
  });
  return sentences.length === 0 ? {} : { notice: sentences.join(' ') };
}
