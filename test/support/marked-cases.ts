import { fixedContent as content } from './content.ts';
import type { CaseFormName } from '../../src/domain/content/bank.ts';
import type { Draft } from '../../src/domain/questions/draft.ts';
import type { Referral, Status } from '../../src/domain/case/referral.ts';
import { triage } from '../../src/domain/triage/triage.ts';
import { draft, referral } from '../storage/samples.ts';
import { person, type Who } from './all-roles.ts';
import { somePlan, someReview, someUpdate } from './plans.ts';

const at = '2026-11-23T09:00:00.000Z';

/** What stands in every case of this file, by who may ever read it. Nothing else in the product says these words. */
export const MARKS = {
  /** On the shared card and wherever somebody works with the case. */
  pupil: /QZ 77/,
  /** Written for the person who raised the concern. */
  'told to the referrer': /MARK(DECISION|QUESTION|CLOSING)/,
  /** Agreed in the plan. */
  agreed: /MARK(AIM|STEP)/,
  /** Where the case stands and who has to do with it. */
  standing: /has been decided|closed by|Already decided|No plan runs|The key adult|made a plan/,
  /** In the full referral only. */
  full: /MARK(ANSWER|WHY|UPDATE|VIEW|NOTE|ASIDE|WANTS)|Looked-after pupil|Virtual school or social worker to contact/,
  /** For those of them who may know that the DSL is concerned. */
  dsl: /DSL already aware|DSL to agree|Ask the DSL to agree|DSL agrees|passed on to the DSL/i,
} as const;
export type Mark = keyof typeof MARKS;

const answers = {
  SG1: 'no',
  SG2: 'yes-dsl-told',
  PC1: 'QZ 77',
  PC2: '8',
  PC4: 'attendance',
  EW1: ['late', 'isolated'],
  EW2: '2-6w',
  AT1: 'often',
  GR1: ['none'],
  PV1: 'share',
  PV2: 'yes',
  PV3: 'MARKANSWER of the pupil',
  DO2: 'MARKANSWER of the teacher',
  OS4: ['looked-after'],
  PR1: 'PM-3',
  PR3: 'home',
  PR17: 'yes',
} as const;

/** Where the cases stand that everybody presses on. */
export const STANDING: readonly Status[] = [
  'submitted',
  'more-information',
  'in-school-plan',
  'ap-plan',
  'passed-on',
  'withdrawn',
  'plan-active',
  'closed',
];

/** A case that stands there, full of things that not everybody may read. */
export function markedCase(status: Status, raisedBy: Who, id = 'case-1'): Referral {
  const lead = { id: person('lead').id, name: person('lead').name };
  const result = triage(content, { today: '2026-11-24', answers, events: [] });
  const decided = !['submitted', 'more-information'].includes(status);
  const outcome =
    status === 'passed-on' || status === 'ap-plan' || status === 'withdrawn' ? status : 'in-school-plan';
  const planned = status === 'plan-active' || status === 'closed';
  const keyAdult = { id: person('key adult').id, name: person('key adult').name };
  return referral({
    id,
    reference: id === 'case-1' ? 'R-TEST1' : `R-${id}`,
    contentVersion: content.version,
    referrer: { id: person(raisedBy).id, name: person(raisedBy).name },
    answers,
    triage: result,
    status,
    notes: [{ by: lead, at, text: 'MARKNOTE' }],
    runAgain: {
      at,
      by: lead,
      changes: [
        { text: 'Now fires: DSL already aware (G-03).', private: true },
        { text: 'New to clear: DSL to agree.', private: true },
      ],
    },
    ...(status === 'submitted' ? {} : { seen: { by: lead, at }, owner: { ...lead, since: at, by: lead } }),
    enquiries:
      status === 'more-information' ? [{ question: 'MARKQUESTION', askedBy: lead, askedAt: at }] : [],
    ...(decided
      ? {
          decision: {
            outcome,
            by: lead,
            at,
            reason: 'MARKDECISION',
            ...(status === 'passed-on' ? { to: 'dsl' as const } : {}),
          },
        }
      : {}),
    ...(planned
      ? {
          plan: somePlan({
            why: 'MARKWHY',
            aims: [
              { what: 'MARKAIM one', by: '2026-12-11' },
              { what: 'MARKAIM two', by: '2027-01-15' },
            ],
            pupilWants: 'MARKWANTS',
            start: '2026-11-16',
            keyAdult,
            returnSteps: [{ what: 'MARKSTEP', who: keyAdult.name, when: '2026-12-14' }],
            updates: [someUpdate({ week: '2026-W47', by: keyAdult, line: 'MARKUPDATE' })],
            reviews: [someReview({ at: '2026-11-20T10:00:00.000Z', pupilView: 'MARKVIEW' })],
          }),
        }
      : {}),
    ...(status === 'closed'
      ? { closing: { outcome: 'returned' as const, by: lead, at, reason: 'MARKCLOSING' } }
      : {}),
    overrides: [{ block: 'BLK-PUPIL', by: lead, at, reason: 'MARKASIDE' }],
  });
}

/** Forms that begin with the answers of the case. */
const OF_THE_CASE: readonly CaseFormName[] = ['office-facts', 'proposal'];

/**
 * Somebody's unfinished form about the case, of this name, with these answers. `began`: what it began with, where it
 * changes something.
 */
export function formOf(
  owner: Who,
  name: CaseFormName,
  given: Draft['answers'] = {},
  reviews?: number,
  began: Draft['answers'] = OF_THE_CASE.includes(name) ? answers : given,
): Draft {
  return draft({
    id: `form-${name}`,
    owner: person(owner).id,
    reference: 'R-TEST1',
    startedAt: '2026-11-24T08:30:00.000Z',
    contentVersion: content.version,
    form: {
      referralId: 'case-1',
      name,
      base: began,
      ...(reviews === undefined ? {} : { reviews }),
    },
    answers: OF_THE_CASE.includes(name) ? { ...answers, ...given } : given,
    events: [],
    at: 'check',
  });
}
