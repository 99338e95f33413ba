import type { AnswerValue, Answers } from '../../src/domain/content/answers.ts';
import type { Question } from '../../src/domain/content/bank.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import type { Provider } from '../../src/domain/school/provider.ts';
import { triage } from '../../src/domain/triage/triage.ts';
import { walk } from '../../src/domain/triage/walk.ts';
import { content } from './content.ts';
import { somePlan, someReview, someTimetable, someUpdate } from './plans.ts';
import { submittedReferral } from './submitted-referral.ts';

/** The day on which the case is looked at. */
export const COMPLETE_ON = '2027-01-06';

/** The provider of its plan, with every check seen. */
export const COMPLETE_PROVIDER: Provider = {
  name: 'Riverside',
  kind: 'non-school-ap',
  contact: { name: 'Pat Fictional', phone: '01234 567899' },
  sessions: 'Mornings',
  cost: { pounds: 90, per: 'day' },
  checks: Object.fromEntries(
    content.providerChecks.map(({ id }) => [id, { document: 'Seen as a copy', on: '2026-11-20' }]),
  ),
};

/** Answers that open most of the questions behind them. */
const OPENING: Answers = {
  SG1: 'no',
  SG2: 'no',
  SG3: ['none'],
  PC1: 'QX 41',
  PC2: '9',
  PC4: 'attendance',
  RT1: 'yes',
  PV1: 'disagree',
  PV2: 'yes',
  OB4: 'yes',
  OB8: 'yes',
  OA1: 120,
  OA2: 30,
  OA6: 4,
  OT1: 'yes',
  OT5: 'written',
  OP1: 'ended-early',
  OS1: 'ehcp',
  PR3: 'provider-site',
  SU1: 'outside-agency',
  SU2: 'behaviour-plan',
  SU3: 'senco',
  SU4: 'key-adult',
  FA2: 'open',
  FA5: 'school',
  FM1: 'held',
  FM4: 'some-hours',
  FR1: 'yes',
  FR4: 'no-known-risk',
  FC1: 'written',
};

/** An imaginary case in which everything that can be asked of it is answered, with a plan, an update and a review. */
export function completeCase(changes: Partial<Referral> = {}): Referral {
  let answers: Answers = OPENING;
  // Each answer can open further questions.
  for (let open = true; open;) {
    const next = walk(content, answers).asked.filter(({ id }) => answers[id] === undefined);
    answers = { ...answers, ...Object.fromEntries(next.map((each) => [each.id, answerTo(each)])) };
    open = next.length > 0;
  }
  const by = { id: 'lead', name: 'Maya Fictional-Lead' };
  return submittedReferral({
    answers,
    triage: triage(content, { today: COMPLETE_ON, answers, events: [] }),
    status: 'plan-active',
    decision: {
      outcome: 'ap-plan',
      by,
      at: '2026-11-25T09:00:00.000Z',
      reason: 'A fresh start in the mornings.',
    },
    plan: somePlan({
      provider: 'Riverside',
      transport: 'Taxi at half past eight',
      support: ['mentoring'],
      whatHappens: 'Maths and English with a tutor.',
      takesBack: 'A card to show when it gets too loud.',
      timetable: someTimetable({
        days: [3, 0, 3, 0, 3].map((inSchool) => ({
          inSchool,
          withProvider: inSchool === 0 ? 3 : 0,
          elsewhere: 0,
        })),
      }),
      reviews: [someReview()],
      updates: [someUpdate()],
    }),
    panels: [
      {
        id: 'panel-1',
        name: 'Fair access',
        deadline: '2026-12-11',
        meets: '2026-12-16',
        needsApproval: false,
        by,
        at: '2026-12-01T09:00:00.000Z',
      },
    ],
    ...changes,
  });
}

/** Some answer that fits: no option that stands for nothing, or for not knowing. */
function answerTo({ kind, options, min = 0, atMost, dateLabels = [] }: Question): AnswerValue {
  const real = options.filter(({ clearsOthers, id }) => clearsOthers !== true && id !== 'unknown');
  switch (kind) {
    case 'choice':
      return real[0]?.id ?? options[0]?.id ?? '';
    case 'multi':
      return real.slice(0, atMost ?? real.length).map(({ id }) => id);
    case 'text':
      return 'Said in a few plain words.';
    case 'number':
      return Math.max(min, 1);
    case 'date':
      return '2026-11-23';
    case 'dates':
      return dateLabels.map(() => '2026-11-23');
  }
}
