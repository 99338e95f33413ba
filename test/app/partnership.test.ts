import assert from 'node:assert/strict';
import type { Records } from '../../src/app/ports/records.ts';
import { someUpdate } from '../support/plans.ts';
import { remind, startReminding, type Reminding } from '../support/reminding.ts';
import { lead, teacher, sent, running } from '../support/cases-to-remind-of.ts';

describe('The question that waits', () => {
  const asked = sent({
    status: 'more-information',
    answerBy: '2026-12-04',
    enquiries: [{ question: 'Which lessons?', askedBy: lead, askedAt: '2026-11-24T10:00:00.000Z' }],
  });
  let school: Reminding;
  beforeEach(async () => {
    school = await startReminding();
    await school.keep(asked);
  });

  it('reaches its referrer again once, two school days later', async () => {
    school.clock.startsAt('2026-11-25');
    assert.equal(await school.run(), 0);
    school.clock.startsAt('2026-11-26');
    assert.equal(await school.run(), 2, 'the referrer, and the shared card');
    const [card, ...others] = school.heard(teacher.id);
    assert.deepEqual(others, []);
    assert.match(card ?? '', /Which lessons\?/);
    const now = (await school.records.readReferral('r-1'))?.value;
    assert.equal(now?.enquiries[0]?.chasedAt, '2026-11-26T09:00:00.000Z');
    assert.equal(now?.version, 2, 'so that the shared card is drawn again');
    const [entry] = (await school.records.auditOf('r-1')).filter(({ what }) => what === 'chased');
    assert.deepEqual([entry?.by.name, entry?.to?.name], ['The bot', 'Alex Teacher']);
    for (const day of ['2026-11-27', '2026-11-30', '2026-12-03']) {
      school.clock.startsAt(day);
      await school.run();
    }
    assert.deepEqual(school.heard(teacher.id), []);
  });

  it('reaches them once when two instances tick at the same moment', async () => {
    school.clock.startsAt('2026-11-26');
    await Promise.all([school.instance(), school.instance()].map(remind));
    assert.equal(school.heard(teacher.id).length, 1);
  });

  it('waits for the morning when Teams is back only in the evening', async () => {
    school.clock.startsAt('2026-11-26');
    school.trouble = 'later';
    await school.run();
    school.trouble = undefined;
    school.clock.pass(10 * 3600);
    await school.sweep();
    assert.deepEqual(school.heard(teacher.id), []);
    school.clock.startsAt('2026-11-27');
    await school.sweep();
    assert.equal(school.heard(teacher.id).length, 1);
  });

  it('is chased although somebody writes a note at the same moment: a job reads again', async () => {
    school.clock.startsAt('2026-11-26');
    let disturbed = 0;
    const { records } = school;
    const busy: Records = {
      ...records,
      commit: async (changes) => {
        if (changes.some(({ change }) => change === 'referral') && disturbed++ < 2) {
          const there = await records.readReferral('r-1');
          assert.ok(there);
          const note = { by: teacher, at: '2026-11-26T09:00:00.000Z', text: 'Better on Tuesdays.' };
          const { value } = there;
          await school.keep({ ...value, version: value.version + 1, notes: [...value.notes, note] });
        }
        return records.commit(changes);
      },
    };
    assert.equal(await remind({ ...school.outbox, records: busy }), 2);
    const now = (await records.readReferral('r-1'))?.value;
    assert.equal(now?.notes.length, 2, 'what was written meanwhile stays');
    assert.ok(now?.enquiries[0]?.chasedAt);
  });
});

describe('The weekly update of a plan', () => {
  let school: Reminding;
  beforeEach(async () => {
    school = await startReminding();
  });
  const at = async (day: string, hours = 3) => {
    school.clock.startsAt(day);
    school.clock.pass(hours * 3600);
    return school.run();
  };

  it('is asked for on Thursday at midday, once, of the key adult', async () => {
    await school.keep(running());
    assert.equal(await at('2026-12-03', 0), 0, 'nine in the morning');
    assert.equal(await at('2026-12-03'), 1);
    assert.equal(await at('2026-12-03', 5), 0);
    const [card, ...others] = school.heard(teacher.id);
    assert.deepEqual(others, []);
    assert.match(card ?? '', /How is pupil AB 8 getting on this week\?/);
    assert.match(card ?? '', /Worried about a pupil's safety\?/);
    assert.equal(school.told[0]?.summary, 'A weekly update is due');
  });

  it('is asked for once when two instances tick at the same moment', async () => {
    await school.keep(running());
    school.clock.startsAt('2026-12-03');
    school.clock.pass(3 * 3600);
    await Promise.all([school.instance(), school.instance()].map(remind));
    assert.equal(school.heard(teacher.id).length, 1);
  });

  it('is not asked for when it is there, and not in the holidays', async () => {
    await school.keep(running({ updates: [someUpdate()] }));
    assert.equal(await at('2026-12-03'), 0);
    assert.equal(await at('2026-12-24'), 0);
  });

  it('that came while the ask could not be sent is not asked for any more', async () => {
    await school.keep(running());
    school.trouble = 'later';
    await at('2026-12-03');
    await school.keep({ ...running({ updates: [someUpdate()] }), version: 2 });
    school.trouble = undefined;
    school.clock.pass(600);
    await school.sweep();
    assert.deepEqual(school.heard(teacher.id), []);
  });

  it('is not asked for in the evening: the next morning brings it up anyway', async () => {
    await school.keep(running());
    school.trouble = 'later';
    await at('2026-12-03');
    school.trouble = undefined;
    school.clock.pass(7 * 3600);
    await school.sweep();
    assert.deepEqual(school.heard(teacher.id), []);
    await at('2026-12-04', 0);
    assert.match(school.heard(teacher.id)[0] ?? '', /The weekly update has not come yet/);
  });

  it('is asked for once of somebody who cannot be reached for weeks', async () => {
    await school.keep(running({ nextReview: '2027-01-20' }));
    school.trouble = 'unreachable';
    for (const day of ['2026-12-03', '2026-12-10', '2026-12-17']) await at(day);
    const held = await school.records.heldFor(teacher.id);
    assert.equal(held.filter(({ value }) => value.kind === 'person').length, 1);
  });

  it('that does not come is brought up with the key adult the next school day, then with the owner', async () => {
    await school.keep(running({ nextReview: '2027-01-20' }));
    await at('2026-12-03');
    school.heard(teacher.id);
    await at('2026-12-04', 0);
    assert.match(school.heard(teacher.id)[0] ?? '', /The weekly update has not come yet/);
    assert.deepEqual(school.heard(lead.id), []);
    await at('2026-12-07', 0);
    assert.deepEqual(school.heard(teacher.id), []);
    const [card = ''] = school.heard(lead.id);
    assert.match(card, /nobody has recorded seeing the pupil/);
    assert.match(card, /No weekly update says that anybody has seen the pupil/);
  });

  it('names to the owner who saw the pupil last', async () => {
    await school.keep(running({ nextReview: '2027-01-20', updates: [someUpdate()] }));
    await at('2026-12-14', 0);
    assert.match(
      school.heard(lead.id)[0] ?? '',
      /Last seen in the week from Mon 30 Nov, as Alex Teacher wrote/,
    );
  });
});
