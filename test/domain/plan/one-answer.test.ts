import assert from 'node:assert/strict';
import type { Answers } from '../../../src/domain/content/answers.ts';
import { PLACES } from '../../../src/domain/known-ids/plan.ts';
import { planProblems } from '../../../src/domain/plan/plan-checks.ts';
import { planWarnings } from '../../../src/domain/plan/plan-warnings.ts';
import { PROVIDER_KINDS } from '../../../src/domain/known-ids/providers.ts';
import type { Provider } from '../../../src/domain/school/provider.ts';
import { triage } from '../../../src/domain/triage/triage.ts';
import { content } from '../../support/content.ts';

const TODAY = '2026-11-24';
const CODES = content.bank.questions.get('PR5')?.options.map(({ id }) => id) ?? [];
/** Register codes that a child at home may have. */
const ABSENT = ['C2', 'I', 'other'];
const PUPIL = { SG1: 'no', SG2: 'no', SG3: ['none'], EW1: ['late'], GR1: ['key-adult'] } as const;

/** What triage says of a placement's register code: that it cannot be, and what it needs. */
function told(answers: Answers): { cannotBe: boolean; isLookedAt: boolean; atHome: boolean } {
  const { blocks, rulesFired } = triage(content, { today: TODAY, answers, events: [] });
  const fired = rulesFired.map(({ id }) => id);
  return {
    cannotBe: blocks.includes('BLK-CODE'),
    isLookedAt: fired.includes('P-16'),
    atHome: fired.includes('P-05'),
  };
}

for (const year of ['R', '4', '9'])
  describe(`The same arrangement, in use, proposed and planned, in year ${year}`, () => {
    for (const kind of PROVIDER_KINDS)
      for (const place of PLACES)
        for (const code of CODES)
          it(`gets the same answer: ${kind}, ${place}, code ${code}`, () => {
            const now = told({ ...PUPIL, PC2: year, OP1: 'current', OP2: kind, OP3: place, OP4: code });
            const proposed = told({ ...PUPIL, PC2: year, PR1: 'PM-3', PR2: kind, PR3: place, PR5: code });
            const parts = { place, registerCode: code, aims: [], measures: [], returnSteps: [] };
            const setting = { content, calendar: { closed: [] }, today: TODAY, reviewDays: 42, year };
            const warnings = planWarnings(
              { ...parts, provider: 'The provider' },
              {
                content,
                providers: [{ name: 'The provider', kind } as Provider],
                year,
                longDays: 84,
              },
            ).map(({ warning }) => warning);
            const planned = {
              cannotBe: planProblems(parts, setting).some(({ about }) => about === 'register-code'),
              isLookedAt: warnings.some(
                (each) => /code|off-site/.test(each) && each !== 'absence-code-at-home',
              ),
              atHome: warnings.includes('absence-code-at-home'),
            };
            assert.deepEqual(proposed, now);
            assert.deepEqual(planned, now);
            assert.equal(now.cannotBe, place === 'home' && !ABSENT.includes(code));
          });
  });
