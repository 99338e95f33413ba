import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plusDays } from '../../../src/domain/calendar/calendar.ts';
import { findStanding } from '../../../src/domain/case/to-do.ts';
import { outlineOf } from '../../../src/domain/case/outline.ts';
import { STATUSES, type Referral } from '../../../src/domain/case/referral.ts';
import { statutoryDates } from '../../../src/domain/case/statutory-dates.ts';
import { daysOfCase } from '../../../src/domain/reminders/dates-ahead.ts';
import { findNotTakenOn, remindersOf } from '../../../src/domain/reminders/reminders.ts';
import { questionToChase } from '../../../src/domain/reminders/reminders-chase.ts';
import { updateToAskFor } from '../../../src/domain/reminders/reminders-weekly.ts';
import { expiriesDuring } from '../../../src/domain/school/provider.ts';
import { triage } from '../../../src/domain/triage/triage.ts';
import { content } from '../../support/content.ts';
import { longestMeetings } from '../../support/longest-meetings.ts';
import { cases } from '../../support/random-cases.ts';
import { runs } from '../../support/sampled.ts';
import { testSchool } from '../../support/school.ts';
import { caseThatIs } from '../../support/standing-cases.ts';

const settings = testSchool();
const WORDS = 'Comes late most mornings, sits alone and leaves at the first chance. '.repeat(10);
const signed = { by: { id: 'lead', name: 'Sam Lead' }, at: '2026-11-24T09:00:00.000Z' };
const { atPanel, meetings } = longestMeetings(WORDS, caseThatIs('plan-active'), signed);

/** Some case with any answers, wherever it stands. */
const anyCase: fc.Arbitrary<{ readonly referral: Referral; readonly today: string }> = fc
  .record({
    answered: cases(content),
    status: fc.constantFrom(...STATUSES),
    days: fc.integer({ min: -10, max: 70 }),
    meets: fc.boolean(),
  })
  .map(({ answered, status, days, meets }) => {
    const { answers, events } = answered;
    const result = triage(content, answered);
    const today = plusDays('2026-11-24', days);
    const referral: Referral = {
      ...caseThatIs(status),
      answers: { ...answers, OT1: WORDS },
      events,
      triage: result,
      statutoryDates: statutoryDates(content, result, answers, plusDays).map(({ date }) => date),
      notes: [{ ...signed, text: WORDS }],
      ...(meets ? { meetings, panels: atPanel.panels ?? [] } : {}),
    };
    return { referral, today };
  });

/** All that lists, counts and reminders are made from. */
function whatFollows(referral: Referral, today: string) {
  const now = new Date(`${today}T15:30:00.000Z`);
  const hours = { today, midday: true, afternoon: true };
  const setting = {
    content,
    calendar: settings,
    today,
    until: plusDays(today, 14),
    providerExpiries: (plan: Referral['plan'] & {}) =>
      expiriesDuring(plan, settings.providers ?? [], content),
  };
  const { referral: _whose, ...standing } = findStanding(referral, setting);
  return {
    standing,
    reminders: remindersOf({ settings, content }, referral, today),
    untaken: findNotTakenOn({ settings }, referral, hours, now),
    chase: questionToChase(settings, referral, today)?.askedAt,
    update: updateToAskFor(settings, referral, today),
    days: daysOfCase(referral, today).map(({ what, id, date }) => ({ what, id, date })),
  };
}

describe('The outline of a case', () => {
  it('says the same of what there is to do, and of what people are reminded of, as the whole case', () => {
    fc.assert(
      fc.property(anyCase, ({ referral, today }) => {
        assert.deepEqual(whatFollows(outlineOf(referral), today), whatFollows(referral, today));
      }),
      runs(2000, 30),
    );
  });

  it('holds nothing that is long', () => {
    fc.assert(
      fc.property(anyCase, ({ referral }) => {
        assert.ok(!JSON.stringify(outlineOf(referral)).includes(WORDS));
      }),
      runs(500, 10),
    );
  });
});
