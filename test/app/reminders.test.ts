import assert from 'node:assert/strict';
import { ALONE } from '../../src/app/crowd.ts';
import { deliver } from '../../src/app/notices/deliver.ts';
import { releaseHeld } from '../../src/app/notices/release-held.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { remind, startReminding, type Reminding } from '../support/reminding.ts';
import { HEAD, OFFICE, SECOND_LEAD } from '../support/school.ts';
import { decision, lead, owner, running, sent, teacher } from '../support/cases-to-remind-of.ts';

describe('Reminders', () => {
  let school: Reminding;
  beforeEach(async () => {
    school = await startReminding();
  });

  it('tell the owner of a late case once, in their own chat, and the same thing not again the next day', async () => {
    await school.keep(sent());
    school.clock.startsAt('2026-11-26');
    assert.equal(await school.run(), 0, 'the day itself is still time');
    school.clock.startsAt('2026-11-27');
    assert.equal(await school.run(), 1);
    const [card, ...others] = school.heard(lead.id);
    assert.deepEqual(others, []);
    assert.match(card ?? '', /1 thing to look at/);
    assert.match(card ?? '', /Pupil AB 8 · .* · R-R-1/);
    assert.match(card ?? '', /The answer was due Thu 26 Nov/);
    assert.match(card ?? '', /Stop - safeguarding/);
    assert.equal(await school.run(), 0, 'a minute later');
    school.clock.startsAt('2026-11-30');
    assert.equal(await school.run(), 0, 'the next school day');
    school.clock.startsAt('2026-12-04');
    assert.equal(await school.run(), 1, 'five school days later it still stays');
  });

  it('show a lock screen how many things there are, and nothing else', async () => {
    await school.keep(sent(), sent({ id: 'r-2' }));
    school.clock.startsAt('2026-11-27');
    await school.run();
    assert.equal(school.told[0]?.summary, 'You have 2 things to look at');
  });

  it('come at eight on a school day, and never in quiet hours', async () => {
    await school.keep(sent());
    school.clock.startsAt('2026-11-28');
    assert.equal(await school.run(), 0, 'a Saturday');
    school.clock.startsAt('2026-11-27');
    school.clock.pass(-2 * 3600);
    assert.equal(await school.run(), 0, 'seven in the morning');
    school.clock.pass(12 * 3600);
    assert.equal(await school.run(), 0, 'seven in the evening');
    school.clock.startsAt('2026-11-30');
    assert.equal(await school.run(), 1);
  });

  it('put everything of a person into one card, the most urgent first, and eight at most', async () => {
    const many = Array.from({ length: 10 }, (_, n) =>
      sent({ id: `late-${n}`, answerBy: `2026-11-${String(16 + (n % 5)).padStart(2, '0')}` }),
    );
    await school.keep(...many, sent({ id: 'approved', status: 'ap-plan', decision }));
    school.clock.startsAt('2026-11-27');
    assert.equal(await school.run(), 1);
    const [card = ''] = school.heard(lead.id);
    assert.match(card, /11 things to look at/);
    assert.match(card, /And 3 more/);
    assert.equal(card.match(/Nobody has decided yet/g)?.length, 8);
    assert.doesNotMatch(card, /plan has not been made/);
    school.clock.startsAt('2026-11-30');
    assert.equal(await school.run(), 1, 'what did not fit comes the next school day');
    const [next = ''] = school.heard(lead.id);
    assert.match(next, /3 things to look at/);
    assert.match(next, /plan has not been made/);
  });

  it('are one card a day: what comes up later in the day waits for the next morning', async () => {
    await school.keep(sent());
    school.clock.startsAt('2026-11-27');
    await school.run();
    await school.keep(sent({ id: 'r-2' }));
    school.clock.pass(3 * 3600);
    assert.equal(await school.run(), 0);
    school.clock.startsAt('2026-11-30');
    assert.equal(await school.run(), 1);
    assert.match(school.heard(lead.id)[1] ?? '', /R-R-2/);
  });

  it('give the office references only', async () => {
    const answers = {
      SG1: 'no',
      SG2: 'no',
      PC1: 'AB 8',
      PC2: '8',
      PC4: 'attendance',
      EW1: ['late', 'isolated'],
    };
    await school.keep(
      sent({ answers, answerBy: '2026-12-01', triage: { ...sent().triage, provisional: true } }),
    );
    school.clock.startsAt('2026-11-26');
    await school.run();
    const [card = ''] = school.heard(OFFICE.aadObjectId);
    assert.match(card, /Office facts are still missing/);
    assert.match(card, /Add facts to R-R-1/);
    assert.doesNotMatch(card, /AB 8/);
    assert.deepEqual(school.heard(lead.id), []);
  });

  it('leave out what was done between the writing and the sending, and send nothing when nothing is left', async () => {
    await school.keep(sent(), sent({ id: 'r-2' }));
    school.clock.startsAt('2026-11-27');
    school.trouble = 'later';
    await school.run();
    const done = { status: 'not-needed', decision: { ...decision, outcome: 'not-needed' } } as const;
    await school.keep(sent({ version: 2, ...done }));
    school.trouble = undefined;
    school.clock.pass(60);
    await school.sweep();
    const [card = ''] = school.heard(lead.id);
    assert.match(card, /1 thing to look at/);
    assert.match(card, /R-R-2/);
    assert.doesNotMatch(card, /R-R-1/);

    school.clock.startsAt('2026-12-04');
    school.trouble = 'later';
    await school.run();
    await school.keep(sent({ id: 'r-2', version: 2, ...done }));
    school.trouble = undefined;
    school.clock.pass(60);
    await school.sweep();
    assert.deepEqual(school.heard(lead.id), []);
  });

  it('follow a case to its new owner, also when it was handed over between the writing and the sending', async () => {
    await school.keep(sent());
    school.clock.startsAt('2026-11-27');
    school.trouble = 'later';
    await school.run();
    const second = { id: SECOND_LEAD.aadObjectId, name: SECOND_LEAD.name };
    await school.keep(sent({ version: 2, owner: { ...owner, ...second } }));
    school.trouble = undefined;
    school.clock.pass(60);
    await school.sweep();
    assert.deepEqual(school.heard(lead.id), []);
    await school.run();
    assert.equal(school.heard(second.id).length, 1);
  });

  it('make one card when two instances tick at the same moment', async () => {
    await school.keep(sent(), sent({ id: 'r-2' }), running());
    school.clock.startsAt('2026-12-16');
    const instances = [school.instance(), school.instance(), school.instance()];
    const put = await Promise.all(instances.map(remind));
    const reminders = school.told.filter(({ summary }) => summary.startsWith('You have'));
    // The owner, and the key adult of the plan that is reviewed today.
    assert.deepEqual(reminders.map(({ to }) => to).toSorted(), [lead.id, teacher.id].toSorted());
    assert.equal(
      put.reduce((sum, count) => sum + count, 0),
      2,
    );
  });

  it('wait for somebody who cannot be reached: one card, however many days pass', async () => {
    await school.keep(sent());
    school.trouble = 'unreachable';
    school.clock.startsAt('2026-11-27');
    await school.run();
    school.clock.startsAt('2026-12-04');
    await school.run();
    school.clock.startsAt('2026-12-11');
    await school.run();
    assert.equal((await school.records.heldFor(lead.id)).length, 1);
    school.trouble = undefined;
    const person = school.settings.staff.find(({ id }) => id === lead.id)!;
    const ids = await releaseHeld({
      ...school.outbox,
      crowd: ALONE,
      person,
      where: 'chat',
      messageId: undefined,
      isRepeat: async () => false,
    });
    for (const id of ids) await deliver(school.outbox, id);
    assert.equal(school.heard(lead.id).length, 1, 'once they write to the bot');
  });

  it('wait for the next school day when Teams is back only in the evening', async () => {
    await school.keep(sent());
    school.clock.startsAt('2026-11-27');
    school.trouble = 'later';
    await school.run();
    school.trouble = undefined;
    school.clock.pass(10 * 3600);
    await school.sweep();
    assert.deepEqual(school.heard(lead.id), [], 'seven on Friday evening');
    const row = await school.records.readDelivery(`reminder.${lead.id}.2026-11-27`);
    assert.equal(row?.value.why, 'not-wanted', 'the record does not say that it was sent');
    school.clock.startsAt('2026-11-30');
    await school.run();
    assert.match(school.heard(lead.id)[0] ?? '', /R-R-1/);
  });

  it('stand in the history of each case they named, with who was told', async () => {
    await school.keep(sent());
    school.clock.startsAt('2026-11-27');
    await school.run();
    const [entry] = (await school.records.auditOf('r-1')).filter(({ what }) => what === 'reminded');
    assert.equal(entry?.by.name, 'The bot');
    assert.deepEqual(entry?.to, lead);
  });

  it('are not lost when storage is unavailable at eight', async () => {
    await school.keep(sent());
    school.clock.startsAt('2026-11-27');
    school.storage.setDown(true);
    await assert.rejects(school.run());
    school.storage.setDown(false);
    assert.equal(await school.run(), 1);
    assert.equal(school.heard(lead.id).length, 1);
  });

  it('tell all leads in the afternoon of an urgent concern nobody has taken, besides the card of the morning', async () => {
    const urgent: Referral = {
      ...sent({ id: 'r-9', sentAt: '2026-11-27T10:00:00.000Z', answerBy: '2026-11-27' }),
      triage: { ...sent().triage, level: 'urgent' },
      referrer: { id: SECOND_LEAD.aadObjectId, name: SECOND_LEAD.name },
    };
    const { owner: _nobody, ...untaken } = urgent;
    await school.keep(sent(), untaken);
    school.clock.startsAt('2026-11-27');
    await school.run();
    assert.doesNotMatch(school.heard(lead.id).join(''), /R-R-9/);
    school.clock.pass(6 * 3600);
    assert.equal(await school.run(), 1);
    assert.match(school.heard(lead.id)[0] ?? '', /nobody has taken it yet/);
    assert.deepEqual(school.heard(SECOND_LEAD.aadObjectId), [], 'never the one who raised it');
    assert.equal(await school.run(), 0);
    assert.deepEqual(school.heard(HEAD.aadObjectId), []);
  });
});
