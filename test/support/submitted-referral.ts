import type { Referral } from '../../src/domain/case/referral.ts';

/** A referral with fixed values, sent and not yet looked at. */
export function submittedReferral(changes: Partial<Referral> = {}): Referral {
  return {
    id: 'r-1',
    reference: `REF ${changes.id ?? 'r-1'}`,
    version: 1,
    contentVersion: 'c1',
    guidanceVersion: 'g1',
    referrer: { id: 'teacher-1', name: 'Ms Ash' },
    sentAt: '2026-11-24T08:40:00.000Z',
    answerBy: '2026-11-26',
    answers: { PC1: 'AB 8', EW1: ['late'] },
    events: [],
    triage: {
      outcome: 'referral',
      level: 'targeted',
      provisional: true,
      rulesFired: [
        {
          id: 'T-01',
          name: 'Signs',
          level: 'targeted',
          private: false,
          because: ['Signs noticed: late'],
          says: 'Look',
          setBy: 'product',
          sources: ['X'],
        },
      ],
      duties: [],
      blocks: [],
      suggestedModels: ['PM-1'],
      nextSteps: [{ kind: 'in-school', text: 'Talk', from: ['T-01'], private: false }],
    },
    status: 'submitted',
    enquiries: [],
    notes: [],
    ...changes,
  };
}
