import assert from 'node:assert/strict';
import { PROVIDERS } from '../../../src/demo/school.ts';
import { whatIsDue } from '../../../src/domain/case/due.ts';
import { expiriesDuring } from '../../../src/domain/school/provider.ts';
import { describeDue } from '../../../src/words/due.ts';
import { lead, running } from '../../support/cases-to-remind-of.ts';
import { content } from '../../support/content.ts';
import { startReminding } from '../../support/reminding.ts';
import { someUpdate } from '../../support/plans.ts';

const PLAN = { provider: 'Larkfield Online School', nextReview: '2027-02-01', end: '2027-02-10' };

describe('A check of a provider that expires while a pupil is there', () => {
  it('is told once before it does, however many pupils are there', async () => {
    const school = await startReminding({ providers: PROVIDERS });
    const updates = ['2026-W49', '2026-W50', '2026-W51'].map((week) => someUpdate({ week }));
    const one = running({ ...PLAN, updates });
    await school.keep({ ...one, id: 'one' }, { ...one, id: 'two', reference: 'R-TWO11' });
    school.clock.startsAt('2026-12-03');
    await school.run();
    assert.deepEqual(school.heard(lead.id), [], 'still too early');
    school.clock.startsAt('2026-12-04');
    await school.run();
    const [card = '', ...others] = school.heard(lead.id);
    assert.deepEqual(others, []);
    assert.match(card, /1 thing to look at/);
    assert.match(card, /Larkfield Online School: Written assurance on staff checks expires Fri 18 Dec/);
    assert.match(card, /Open Larkfield Online School/);
    for (const day of ['2026-12-07', '2026-12-15', '2026-12-18']) {
      school.clock.startsAt(day);
      await school.run();
    }
    assert.doesNotMatch(school.heard(lead.id).join('\n'), /Larkfield/);
  });

  it('is not mentioned where it outlasts the plan, or the pupil is elsewhere', async () => {
    const school = await startReminding({ providers: PROVIDERS });
    await school.keep(running({ ...PLAN, nextReview: '2026-12-16', end: '2026-12-18' }), {
      ...running({ ...PLAN, provider: 'Bramble Lane Tutors' }),
      id: 'tutored',
      reference: 'R-TUTOR',
    });
    school.clock.startsAt('2026-12-07');
    await school.run();
    assert.doesNotMatch(school.heard(lead.id).join('\n'), /expires/);
  });

  it('is due on the case, the first of several, and after its day too', () => {
    const due = (today: string, until: string) =>
      whatIsDue(running({ ...PLAN, provider: 'Withy Farm Learning' }), {
        content,
        calendar: { closed: [] },
        today,
        until,
        providerExpiries: (plan) => expiriesDuring(plan, PROVIDERS, content),
      }).map((item) => describeDue(item, today));
    assert.deepEqual(due('2026-11-30', '2026-12-14'), ['A visit to Withy Farm Learning was due Wed 14 Oct']);
    assert.deepEqual(due('2026-10-01', '2026-10-10'), []);
  });
});

describe('A provider from which nothing comes', () => {
  it('is named to whoever looks after the case', async () => {
    const school = await startReminding({ providers: PROVIDERS });
    const updates = ['2026-W49', '2026-W50'].map((week) => someUpdate({ week, providerSent: 'neither' }));
    await school.keep(running({ ...PLAN, updates }));
    school.clock.startsAt('2026-12-14');
    await school.run();
    assert.match(school.heard(lead.id).join('\n'), /report has come from Larkfield Online School/);
  });
});
