import assert from 'node:assert/strict';
import { VERBS } from '../../src/app/verbs.ts';
import type { Post } from '../../src/app/ports/messenger.ts';
import type { RemindedCase } from '../../src/app/reminders/reminders.ts';
import { makeDraw } from '../../src/cards/draw.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { REMINDED_OF } from '../../src/domain/reminders/reminders.ts';
import { triage } from '../../src/domain/triage/triage.ts';
import { referral } from '../storage/samples.ts';
import { LEAD, TEACHER } from '../support/activities.ts';
import { somePlan, someUpdate } from '../support/plans.ts';
import { buttonsOf, textsOf } from '../support/play.ts';
import { OFFICE, FixedClock, testSchool } from '../support/school.ts';
import { content } from '../support/content.ts';

const settings = testSchool();
const draw = makeDraw(content, settings, new FixedClock());
const reader = (id: string) => settings.staff.find((person) => person.id === id)!;
const lead = reader(LEAD.aadObjectId);
const by = { id: lead.id, name: 'Samantha *Fictional*-Lead ${missing}' };
const LONG = 'W'.repeat(40);

/** A board notified on Thu 19 Nov after 15.5 days of suspension, on a reduced timetable, with a plan that runs. */
const answers = {
  SG1: 'no',
  SG2: 'no',
  PC1: LONG,
  OB1: 3,
  OB2: 15.5,
  OB3: 15.5,
  OB4: 'no',
  OB8: 'no',
  OB9: '2026-11-19',
};
const full: Referral = referral({
  reference: 'R-TEST1',
  answers,
  triage: triage(content, { today: '2026-11-24', answers, events: [] }),
  owner: { ...by, since: '2026-11-24T09:00:00.000Z', by },
  enquiries: [{ question: 'Which?', askedBy: by, askedAt: '2026-11-24T10:00:00.000Z' }],
  plan: somePlan({
    keyAdult: { id: TEACHER.aadObjectId, name: by.name },
    updates: [someUpdate({ by })],
  }),
});
const items: readonly RemindedCase[] = REMINDED_OF.map((of) => ({
  item: { of, referralId: full.id, date: '2026-12-10', stage: 'day' },
  referral: full,
}));
/** Each thing about a case of its own: the longest a card can be. */
const apart = items.map((each, n) => ({ ...each, referral: { ...full, id: `case-${n}` } }));
const shown = (of: RemindedCase['item']['of'], today = '2026-12-08', who = lead) =>
  textsOf(
    draw.reminder({ reader: who, today, items: items.filter(({ item }) => item.of === of), more: 0 }).card,
  );

/** Everything in this file's part of the product, with its longest data. */
const posts: readonly (readonly [string, Post])[] = [
  ['a reminder', draw.reminder({ reader: lead, today: '2026-12-10', items: apart.slice(0, 8), more: 32 })],
  [
    'the rest of the reminders',
    draw.reminder({ reader: lead, today: '2026-12-20', items: apart.slice(3), more: 0 }),
  ],
  ['the ask for office facts', draw.invitation(full, 'facts')],
  ['the ask for a weekly update', draw.invitation(full, 'update-due')],
  ['news for a key adult', draw.invitation(full, 'key-adult')],
  ['news that nobody saw the pupil', draw.details(full, lead, 'unseen')],
  ['news that facts block the plan', draw.details(full, lead, 'in-the-way')],
];

for (const [name, { card, summary }] of posts)
  describe(`The card with ${name}`, () => {
    it('fits, leaves no placeholder behind and has the DSL or Stop in sight', () => {
      const json = JSON.stringify(card);
      assert.ok(Buffer.byteLength(json) < 28 * 1024);
      assert.doesNotMatch(json.replaceAll('${missing}', ''), /\$\{|\bundefined\b|\[object Object\]/);
      assert.match(textsOf(card), /Stop - safeguarding/);
    });

    it('carries only buttons that somebody answers', () => {
      for (const { verb, data, title } of buttonsOf(card)) {
        assert.ok(VERBS[verb], `nobody answers "${title}" (${verb})`);
        assert.ok(VERBS[verb].data.safeParse(data).success, `the data of "${title}" does not fit`);
      }
    });

    it('shows a lock screen nothing about a pupil', () => {
      assert.doesNotMatch(summary, /WWW/);
      assert.doesNotMatch(summary, /seen|missing|urgent|suspen|plan has/i);
    });
  });

describe('A reminder', () => {
  it('says what law or guidance sets for the day, and how it was counted', () => {
    assert.match(shown('statutory-date'), /The governing board considers reinstatement by Thu 10 Dec/);
    assert.match(shown('statutory-date'), /15 school days after notice on Thu 19 Nov/);
  });

  it('hides a date from a private rule from those who may not see every rule', () => {
    const senco = settings.staff.find(({ roles }) => roles.includes('senco'))!;
    const hidden = {
      ...full,
      triage: {
        ...full.triage,
        rulesFired: full.triage.rulesFired.map((rule) => ({ ...rule, private: true })),
      },
    };
    const item = { of: 'statutory-date', referralId: full.id, date: '2026-12-10', stage: 'day' } as const;
    const drawn = (who: typeof lead) =>
      textsOf(
        draw.reminder({ reader: who, today: '2026-12-08', items: [{ item, referral: hidden }], more: 0 })
          .card,
      );
    assert.match(drawn(lead), /governing board/);
    assert.doesNotMatch(drawn(senco), /governing board/);
    assert.match(drawn(senco), /Something not shown here: open details \(Thu 10 Dec\)/);
  });

  it('says what there is about one case in one place, with one button', () => {
    const upToReview = items.slice(0, items.findIndex(({ item }) => item.of === 'review') + 1);
    const card = draw.reminder({ reader: lead, today: '2026-12-08', items: upToReview, more: 0 }).card;
    assert.ok(textsOf(card).startsWith(`${upToReview.length} things to look at`));
    assert.equal(buttonsOf(card).filter(({ verb }) => verb === 'details').length, 1);
    assert.match(
      textsOf(card),
      /governing board.*Nobody has decided yet.*papers for the panel are due Thu 10 Dec/,
    );
  });

  it('tells what is ahead from what is today and what is past', () => {
    assert.match(shown('review', '2026-12-08'), /review is due Thu 10 Dec/);
    assert.match(shown('review', '2026-12-10'), /review is due today/);
    assert.match(shown('review', '2026-12-11'), /review was due Thu 10 Dec and has not been held/);
  });

  it('asks the key adult for the update, and the owner to find out who has seen the pupil', () => {
    const keyAdult = reader(TEACHER.aadObjectId);
    assert.match(shown('update-missing', '2026-12-11', keyAdult), /Give the update for R-TEST1/);
    assert.match(shown('update-missing', '2026-12-11'), /Find out today who has seen them/);
    assert.match(shown('update-missing', '2026-12-11'), /Open R-TEST1/);
  });

  it('names no level, because a level is never shown without its reasons', () => {
    for (const of of REMINDED_OF) assert.doesNotMatch(shown(of), /urgent|priority|targeted/i, of);
  });

  it('gives the office the reference and nothing about whom or why', () => {
    const text = shown('office-facts', '2026-12-10', reader(OFFICE.aadObjectId));
    assert.match(text, /Add facts to R-TEST1/);
    assert.doesNotMatch(text, /WWW/);
  });

  it('says what did not fit, and lists all of it', () => {
    const { card } = draw.reminder({ reader: lead, today: '2026-12-10', items: items.slice(-1), more: 3 });
    assert.match(textsOf(card), /And 3 more/);
    assert.equal(buttonsOf(card).find(({ title }) => title === 'Show all')?.verb, 'reminders');
  });
});

describe('News for a key adult', () => {
  it('says what it means, and when they are first asked', () => {
    const text = textsOf(draw.invitation(full, 'key-adult').card);
    assert.match(text, /The plan runs from Mon 30 Nov to Fri 29 Jan/);
    assert.match(text, /the first time on Thu 3 Dec/);
    assert.match(text, /Worried about a pupil's safety\?/);
  });
});

describe('News that nobody saw the pupil', () => {
  it('leads with who says so, who saw them last and when, and whom to speak to', () => {
    const plan = somePlan({
      updates: [someUpdate(), someUpdate({ week: '2026-W50', seen: false, lastSeen: '2026-12-08' })],
    });
    const text = textsOf(draw.details({ ...full, plan }, lead, 'unseen').card);
    assert.match(text, /Alex Teacher writes that nobody from school has seen the pupil/);
    assert.match(text, /Last seen Tue 8 Dec, as Alex Teacher wrote/);
    assert.match(text, /speak to Dana Safe/);
  });
});
