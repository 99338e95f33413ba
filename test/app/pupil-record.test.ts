import assert from 'node:assert/strict';
import { auditRecord, findPupil, recordOfPupil } from '../../src/app/pupil-record.ts';
import type { Change } from '../../src/app/ports/records.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { recordPage } from '../../src/pack/record-page.ts';
import { openMemory } from '../../src/storage/memory/open-memory.ts';
import { fixedContent } from '../support/content.ts';
import { someTimetable, somePlan, someReview, someUpdate } from '../support/plans.ts';
import { countingNames, FixedClock, testSchool } from '../support/school.ts';
import { submittedReferral } from '../support/submitted-referral.ts';
import { draft } from '../storage/samples.ts';

const settings = testSchool();
const LEAD = { id: 'lead-1', name: 'Mr Birch' };
const AT = '2026-11-25T09:00:00.000Z';

/** A case in which every text that a person can write says which one it is. */
const WHOLE: Partial<Referral> = {
  status: 'plan-active',
  answers: { SG1: 'no', PC1: 'AB 8', PC2: '8', EW1: ['late'], EW3: 'TEXT signs' },
  decision: {
    outcome: 'in-school-plan',
    by: LEAD,
    at: AT,
    reason: 'TEXT reason',
    steps: [{ text: 'TEXT step' }],
  },
  earlierDecisions: [
    {
      decision: { outcome: 'not-needed', by: LEAD, at: AT, reason: 'TEXT first reason' },
      changedBy: LEAD,
      changedAt: AT,
      reason: 'TEXT why changed',
    },
  ],
  enquiries: [
    { question: 'TEXT question', askedBy: LEAD, askedAt: AT, answer: 'TEXT answer', answeredAt: AT },
  ],
  notes: [{ by: LEAD, at: AT, text: 'TEXT note <b>' }],
  overrides: [{ block: 'B1', by: LEAD, at: AT, reason: 'TEXT override' }],
  keptDates: [
    {
      ruleId: 'R-1',
      what: 'TEXT kept date',
      date: '2026-12-01',
      counted: 'TEXT counted',
      missed: false,
      private: true,
    },
  ],
  joined: [{ id: 'other', reference: 'TEXT joined', referrer: { id: 'r', name: 'TEXT referrer' } }],
  runAgain: { at: AT, by: LEAD, changes: [{ text: 'TEXT rules changed', private: false }] },
  panels: [
    {
      id: 'panel-1',
      name: 'TEXT panel',
      by: LEAD,
      at: AT,
      deadline: '2026-11-30',
      needsApproval: true,
      approved: { by: LEAD, at: AT },
      putOff: [{ as: 'put-off', by: LEAD, at: AT, heardOn: '2026-12-04', reason: 'TEXT put off' }],
      outcome: { as: 'agreed', by: LEAD, at: AT, heardOn: '2026-12-11', reason: 'TEXT panel reason' },
    },
    {
      id: 'panel-2',
      name: 'TEXT second panel',
      by: LEAD,
      at: AT,
      deadline: '2026-11-30',
      needsApproval: false,
      withdrawn: { by: LEAD, at: AT, reason: 'TEXT taken back' },
    },
  ],
  meetings: [
    {
      id: 'meeting-1',
      kind: 'review',
      on: '2026-11-24',
      by: LEAD,
      at: AT,
      staff: [{ id: 'there', name: 'TEXT there' }],
      others: ['parents'],
      actions: [{ id: 'action-1', text: 'TEXT agreed', by: '2026-12-04', outside: 'agency' }],
    },
  ],
  plan: somePlan({
    why: 'TEXT plan why',
    pupilWants: 'TEXT wants',
    aims: [{ what: 'TEXT aim', by: '2027-01-29' }],
    returnSteps: [{ what: 'TEXT way back', who: 'TEXT who', when: '2027-01-04' }],
    takesBack: 'TEXT takes back',
    whatHappens: 'TEXT what happens',
    timetable: someTimetable({ restOfWeek: 'TEXT rest of week', laReference: 'TEXT la reference' }),
    reviews: [
      someReview({ pupilView: 'TEXT pupil view', parentView: 'TEXT parent view', whatWorked: 'TEXT worked' }),
    ],
    updates: [someUpdate({ line: 'TEXT line' })],
  }),
};

async function openSchool(...cases: readonly Referral[]) {
  const storage = openMemory();
  const records = storage.records(settings.id);
  for (const value of cases)
    await records.commit([
      { change: 'referral', value, previous: null, expected: 'new' },
      {
        change: 'audit',
        value: { id: `a-${value.id}`, referralId: value.id, at: AT, by: LEAD, what: 'details-opened' },
      },
      {
        change: 'audit',
        value: {
          id: `b-${value.id}`,
          referralId: value.id,
          at: AT,
          by: LEAD,
          what: 'facts-added',
          corrected: [{ question: 'EW3', before: 'TEXT before', after: 'TEXT after' }],
        },
      },
      {
        change: 'audit',
        value: {
          id: `c-${value.id}`,
          referralId: value.id,
          at: AT,
          by: LEAD,
          what: 'meeting-changed',
          corrected: [
            { question: 'meeting.meeting-1.kind', before: 'team-around', after: 'review' },
            { question: 'meeting.meeting-1.staff', before: ['TEXT was there'], after: ['TEXT there'] },
          ],
        },
      },
    ]);
  const school = {
    settings,
    content: fixedContent,
    records,
    proposals: storage.proposals,
    clock: new FixedClock(),
    names: countingNames(),
  };
  const erasure = storage.erasure(settings.id);
  const make = async (pupil: string) => {
    const held = await findPupil(erasure, pupil);
    await auditRecord(school, held, { id: 'dpo', name: 'D. Officer' });
    return recordOfPupil(school, held, pupil);
  };
  return { records, erasure, make };
}

describe('The record of a pupil', () => {
  const whole = submittedReferral({ id: 'whole', reference: 'R-WHOLE', ...WHOLE });

  it('holds every text that somebody wrote, and who looked', async () => {
    const { make } = await openSchool(whole);
    const record = JSON.stringify(await make('ab8'));
    const texts = JSON.stringify(whole).match(/TEXT [a-z ]+/g) ?? [];
    assert.ok(texts.length > 15);
    for (const text of [...texts, 'TEXT before', 'TEXT after']) assert.ok(record.includes(text), text);
    assert.match(record, /Mr Birch opened the full referral/);
    assert.match(record, /Before: What the meeting was","value":"Team around the child/);
    assert.match(record, /TEXT was there/);
  });

  it('marks what may be about another person, and leaves none of it out', async () => {
    const { make } = await openSchool(whole);
    const rows = (await make('AB8')).parts.flatMap(({ sections }) =>
      sections.flatMap(({ rows: each }) => each),
    );
    const of = (text: string) => rows.find(({ value }) => value.includes(text));
    assert.equal(of('TEXT parent view')?.check, 'another-person');
    assert.equal(of('TEXT note')?.check, 'another-person');
    assert.equal(of('TEXT pupil view')?.check, undefined);
    const page = recordPage(await make('AB8'));
    assert.match(page, /TEXT note &lt;b&gt;/);
    assert.match(page, /To check/);
  });

  it('holds all cases of the pupil, however the reference was typed, and no other pupil', async () => {
    const other = submittedReferral({ id: 'other', reference: 'R-OTHER', answers: { PC1: 'AB 81' } });
    const again = submittedReferral({ id: 'again', reference: 'R-AGAIN', answers: { PC1: 'ab-8' } });
    const { make } = await openSchool(whole, other, again);
    const { parts } = await make('AB8');
    assert.deepEqual(
      parts.map(({ title }) => title.slice(0, 7)).toSorted((a, b) => a.localeCompare(b)),
      ['R-AGAIN', 'R-WHOLE'],
    );
  });

  it('holds forms that were not sent', async () => {
    const { records, make } = await openSchool(whole);
    const begun: Change = {
      change: 'draft',
      value: draft({ answers: { PC1: 'AB 8', EW3: 'TEXT begun' }, unchecked: { EW3: 'TEXT half' } }),
      expected: 'new',
    };
    await records.commit([begun]);
    assert.match(JSON.stringify(await make('AB 8')), /TEXT begun.*TEXT half/s);
  });

  it('says in the history of each case who made it', async () => {
    const { records, make } = await openSchool(whole);
    await make('AB8');
    const made = (await records.auditOf('whole')).find(({ what }) => what === 'record-exported');
    assert.equal(made?.by.name, 'D. Officer');
  });
});
