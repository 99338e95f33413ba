import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { createCrowd } from '../../src/app/crowd.ts';
import { MemoryTable } from '../../src/storage/memory/memory-table.ts';
import { recordsOn } from '../../src/storage/records.ts';
import { TooManyCases } from '../../src/app/ports/records.ts';
import { LEAD, TEACHER, TENANT, type TeamsUser } from '../support/activities.ts';
import { EARLY_SIGNS, startPlay, textsOf, type Play } from '../support/play.ts';
import { COLLEAGUE } from '../support/school.ts';
import { referral } from '../storage/samples.ts';

describe('Somebody who asks too much', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
  });
  afterEach(() => play.stop());

  const identity = (user: TeamsUser) => ({ tenantId: TENANT, personId: user.aadObjectId });
  const says = (user: TeamsUser, text: string) =>
    play.schoolBot.bot.words({ who: identity(user), where: 'chat', conversationId: user.chat, text });
  const presses = (user: TeamsUser, verb: string, data = {}) =>
    play.schoolBot.bot.press({
      who: identity(user),
      where: 'chat',
      conversationId: user.chat,
      verb,
      data,
      messageId: undefined,
    });
  const floods = async (user: TeamsUser) => {
    for (let each = 0; each < 130; each++) await says(user, 'hello');
  };
  const isRefused = ({ text = '' }: { text?: string }) => /a lot in one minute/.test(text);

  it('is asked to wait, in words, and nobody else is', async () => {
    await floods(TEACHER);
    assert.ok(isRefused(await says(TEACHER, 'my referrals')));
    assert.ok(isRefused(await presses(TEACHER, 'start')));
    assert.deepEqual(await play.records.draftsOf(TEACHER.aadObjectId), []);
    assert.ok(!isRefused(await says(COLLEAGUE, 'hello')));
    assert.ok(!isRefused(await says(LEAD, 'due')));
  });

  it('is heard all the same for Stop, for words that may mean harm and at the gate', async () => {
    await play.teacher.says('hello');
    await play.teacher.presses('Raise a');
    await floods(TEACHER);
    for (const text of ['stop', 'DSL', 'He says his dad hits him.'])
      assert.match(textsOf((await says(TEACHER, text)).card), /Dana Safe/, text);
    assert.match(textsOf((await presses(TEACHER, 'stop')).card), /Dana Safe/);
    for (const [verb, data] of [
      ['word-check', { d: 'none', at: 'signs', move: 'continue' }],
      ['note-check', { r: 'none', form: 'note' }],
      ['note', { r: 'none', note: 'Dad hits him.' }],
    ] as const)
      assert.ok(!isRefused(await presses(TEACHER, verb, data)), verb);
    assert.ok(isRefused(await presses(TEACHER, 'note', { r: 'none', note: 'Came in calmer.' })));
    await play.teacher.presses('Continue', { SG1: 'yes' });
    assert.match(play.teacher.sees, /Dana Safe/);
    assert.ok(isRefused(await says(TEACHER, 'hello')));
  });

  it('keeps one draft for a concern begun twice, and no more than a person can mean', async () => {
    await Promise.all([presses(TEACHER, 'start'), says(COLLEAGUE, 'hello')]);
    await presses(TEACHER, 'start');
    assert.equal((await play.records.draftsOf(TEACHER.aadObjectId)).length, 1);
    const player = play.player(COLLEAGUE);
    await player.says('hello');
    await player.presses('Raise a');
    for (const inputs of EARLY_SIGNS.slice(0, 3)) await player.presses('Continue', inputs);
    const [first] = await play.records.draftsOf(COLLEAGUE.aadObjectId);
    assert.ok(first);
    for (let each = 2; each <= 20; each++)
      await play.records.commit([
        { change: 'draft', value: { ...first.value, id: `draft-${each}` }, expected: 'new' },
      ]);
    const answer = await presses(COLLEAGUE, 'start');
    assert.match(answer.text ?? '', /20 unfinished concerns.*resume.*Stop/s);
    assert.equal((await play.records.draftsOf(COLLEAGUE.aadObjectId)).length, 20);
    const stored = await play.records.readDraft(COLLEAGUE.aadObjectId, 'draft-7');
    assert.ok(stored);
    const { PC1: _pupil, ...answers } = stored.value.answers;
    const nameless = { ...stored.value, answers };
    await play.records.commit([{ change: 'draft', value: nameless, expected: stored.version }]);
    assert.ok((await presses(COLLEAGUE, 'start')).card, 'one without a pupil makes room');
    assert.equal((await play.records.draftsOf(COLLEAGUE.aadObjectId)).length, 20);
  });
});

describe('Looking up much', () => {
  const never = (): Promise<string> => new Promise(() => undefined);
  const busy = (answer: unknown) => typeof answer === 'object' && answer !== null && 'busy' in answer;

  it('is one at a time for a person, and does not keep another waiting', async () => {
    const crowd = createCrowd();
    void crowd.lookUp('one', never);
    assert.ok(busy(await crowd.lookUp('one', async () => 'found')));
    assert.equal(await crowd.lookUp('other', async () => 'found'), 'found');
  });

  it('is a few at a time for everybody, and goes on when one is done', async () => {
    const crowd = createCrowd();
    let finish = (_found: string): void => undefined;
    void crowd.lookUp('one', () => new Promise<string>((resolve) => (finish = resolve)));
    for (const person of ['two', 'three']) void crowd.lookUp(person, never);
    let found = '';
    const fourth = crowd.lookUp('four', async () => (found = 'found'));
    await pause(20);
    assert.equal(found, '');
    finish('found');
    await fourth;
    assert.equal(found, 'found');
  });

  it('goes on after one that failed', async () => {
    const crowd = createCrowd();
    const fails = () => crowd.lookUp('one', async () => Promise.reject(new Error('away')));
    for (let each = 0; each < 5; each++) await assert.rejects(fails, /away/);
    assert.equal(await crowd.lookUp('one', async () => 'found'), 'found');
  });

  it('reads each case once, however many lists name it, and not without end', async () => {
    const cases = new MemoryTable();
    const records = recordsOn(() => ({ cases, wakeUps: new MemoryTable() }), 'school');
    for (const id of ['r-1', 'r-2', 'r-3']) {
      const value = referral({ id, statutoryDates: ['2026-11-27'] });
      await records.commit([{ change: 'referral', value, previous: null, expected: 'new' }]);
    }
    let reads = 0;
    const read = cases.read.bind(cases);
    cases.read = (...asked) => {
      reads++;
      return read(...asked);
    };
    const once = records.once();
    await once.undecided(50);
    await once.withStatutoryDates({ first: '2026-11-01', last: '2026-12-01' }, 50);
    await once.undecided(50);
    assert.equal(reads, 3);
    await assert.rejects(() => records.once(2).undecided(50), TooManyCases);
  });

  it('says so when there are more cases than it looked through', async () => {
    const play = await startPlay();
    await play.teacher.says('hello');
    await play.teacher.presses('Raise a');
    for (const inputs of EARLY_SIGNS) await play.teacher.presses('Continue', inputs);
    await play.teacher.presses('Send to the inclusion lead');
    await play.settled();
    const first = (await play.records.findByReference('R-TEST1'))?.value;
    assert.ok(first);
    const { cases } = play.storage.tables;
    const row = cases.all().find(({ key }) => key.startsWith('undecided|'));
    assert.ok(row);
    for (let each = 0; each <= 5000; each++) await cases.put(row.partition, `${row.key}${each}`, row.fields);
    play.clock.startsAt('2026-12-02');
    await play.lead.says('due');
    assert.match(play.lead.sees, /more cases than I can look through/);
    await play.stop();
  });
});
