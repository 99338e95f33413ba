import assert from 'node:assert/strict';
import type { WrittenSettings } from '../../../src/app/ports/school-register.ts';
import { buttonsOf } from '../../support/play.ts';
import { TEACHER } from '../../support/activities.ts';
import {
  FIRST_ADMINISTRATOR,
  OTHER_ADMINISTRATOR,
  SCHOOL_ADMINISTRATOR,
  startSetUp,
  writtenSchool,
} from '../../support/set-up.ts';

const NORTH = writtenSchool({ id: 'north', name: 'North School' });
const SOUTH = writtenSchool({
  id: 'south',
  name: 'South School',
  staff: [
    ...(NORTH['staff'] as object[]),
    { id: SCHOOL_ADMINISTRATOR.aadObjectId, name: SCHOOL_ADMINISTRATOR.name, roles: ['administrator'] },
  ],
});

function leadOf(settings: WrittenSettings | undefined): unknown {
  return (settings?.['dsl'] as { readonly name?: unknown } | undefined)?.name;
}

describe('Setting up a school', () => {
  it('begins with what stands in each part and what is missing, in plain words', async () => {
    const { dsl: _none, ...unfinished } = NORTH;
    const play = await startSetUp(unfinished);
    const first = play.player(FIRST_ADMINISTRATOR);
    await first.says('set up');
    assert.match(first.sees, /North School/);
    assert.match(first.sees, /Nobody is named as designated safeguarding lead/);
    assert.doesNotMatch(first.sees, /"dsl"|thresholds/);
    for (const title of ['The school', 'Safeguarding lead', 'Staff', 'Channels', 'Terms', 'Digests'])
      assert.ok(
        first.buttons.some((each) => each.startsWith(title)),
        title,
      );
  });

  it('saves a part from one card, says so, and brings it into use', async () => {
    const play = await startSetUp(NORTH);
    const first = play.player(FIRST_ADMINISTRATOR);
    await first.says('set up');
    await first.presses('Safeguarding lead');
    assert.equal(first.fields['in-dsl.name'], 'Dana Safe');
    await first.presses('Save', { 'in-dsl.name': 'Dora Safe', 'in-dsl.phone': '0114 496 0123' });
    assert.match(first.sees, /Saved: safeguarding lead/);
    assert.deepEqual((await play.settingsOf('north'))?.['dsl'], {
      name: 'Dora Safe',
      phone: '0114 496 0123',
      deputy: { name: 'Del Deputy', phone: '01632 960 002' },
    });
    assert.equal(play.takenOver(), 1);
    const change = (await play.register.changesOf('north')).at(-1);
    assert.equal(change?.by.name, FIRST_ADMINISTRATOR.name);
    assert.deepEqual(
      change?.changed.map(({ part }) => part),
      ['dsl'],
    );
  });

  it('takes the councils as they are typed, and says of which there is no form yet', async () => {
    const play = await startSetUp(NORTH);
    const first = play.player(FIRST_ADMINISTRATOR);
    await first.says('set up');
    await first.presses('The school');
    await first.presses('Save', { 'in-councils': 'City of Birmingham\nRutland\n' });
    assert.match(first.sees, /Saved: the school[^]*no form of Rutland yet/);
    assert.doesNotMatch(first.sees, /no form of City of Birmingham/);
    assert.deepEqual((await play.settingsOf('north'))?.['councils'], ['City of Birmingham', 'Rutland']);
  });

  it('warns of a number that nobody answers, without refusing it', async () => {
    const play = await startSetUp(NORTH);
    const first = play.player(FIRST_ADMINISTRATOR);
    await first.says('set up');
    await first.presses('Safeguarding lead');
    assert.match(first.sees, /kept for film and fiction/);
  });

  it('writes nothing when the part was left as it was', async () => {
    const play = await startSetUp(NORTH);
    const first = play.player(FIRST_ADMINISTRATOR);
    for (const part of [
      'The school',
      'Safeguarding lead',
      'Digests',
      'Times and limits',
      'Own words',
      'How long',
    ]) {
      await first.says('set up');
      await first.presses(part);
      await first.presses('Save');
      assert.match(first.sees, /Nothing was different/, part);
    }
    assert.deepEqual(await play.settingsOf('north'), NORTH);
    assert.equal(play.takenOver(), 0);
  });

  const WRONG: readonly (readonly [part: string, field: string, typed: string, said: RegExp])[] = [
    ['The school', 'in-name', '', /Please fill this in/],
    ['The school', 'in-sharePoint', 'https://x.sharepoint.com/sites', /host of the school's SharePoint/],
    ['The school', 'in-councils', `Leeds\n${'x'.repeat(61)}`, /Line 2 .*60 characters at most/],
    ['The school', 'in-pupilReference.example', 'AB 8', /Please fill this in/],
    ['The school', 'in-pupilReference.pattern', '[A-', /regular expression/],
    ['Safeguarding lead', 'in-dsl.name', ' ', /Please fill this in/],
    ['Safeguarding lead', 'in-dsl.phone', 'ask the office', /telephone number/],
    ['Safeguarding lead', 'in-dsl.deputy.phone', '', /Please fill this in/],
    ['Digests', 'in-digests.0.time', 'noon', /time/],
    ['Digests', 'in-quietHours.from', '18:00', /Please fill this in/],
    ['Times and limits', 'in-responseDays.urgent', '3', /from 0 to 1/],
    ['Times and limits', 'in-thresholds.review-days', '50', /42 at most/],
    ['Times and limits', 'in-thresholds.watch-line', 'ninety', /number/],
    ['Times and limits', 'in-thresholds.watch-line', '101', /percentage/],
    ['How long', 'in-retention.auditYears', '0', /whole number from 1/],
    ['How long', 'in-retention.notNeededDays', 'a month', /whole number/],
    ['Own words', 'in-wordCheck.words', 'Riverside\nx', /Line 2 .*two letters/],
    ['Own words', 'in-wordCheck.harmless', 'the old bridge', /nothing in it is asked about/],
  ];
  for (const [part, field, typed, said] of WRONG)
    it(`says beside the field what is wrong with "${typed}" in ${field}, and keeps what was typed`, async () => {
      const play = await startSetUp(NORTH);
      const first = play.player(FIRST_ADMINISTRATOR);
      await first.says('set up');
      await first.presses(part);
      await first.presses('Save', { [field]: typed });
      assert.match(first.sees, said);
      assert.equal(first.fields[field], typed);
      assert.doesNotMatch(first.sees, /"[a-zA-Z]+\.[a-zA-Z.]+"/);
      assert.deepEqual(await play.settingsOf('north'), NORTH);
    });

  it('tells of two administrators at once, and shows what was typed beside what stands now', async () => {
    const play = await startSetUp(NORTH);
    const [one, other] = [play.player(FIRST_ADMINISTRATOR), play.player(OTHER_ADMINISTRATOR)];
    for (const each of [one, other]) {
      await each.says('set up');
      await each.presses('Safeguarding lead');
    }
    await one.presses('Save', { 'in-dsl.name': 'One Lead' });
    await other.presses('Save', { 'in-dsl.name': 'Other Lead' });
    assert.match(other.sees, /The first administrator .*has changed this/s);
    assert.equal(other.fields['in-dsl.name'], 'Other Lead');
    assert.match(other.sees, /now: One Lead/);
    assert.equal(leadOf(await play.settingsOf('north')), 'One Lead');
    await other.presses('Save');
    assert.equal(leadOf(await play.settingsOf('north')), 'Other Lead');
  });

  it('lets two administrators fill in different parts at the same time', async () => {
    const play = await startSetUp(NORTH);
    const [one, other] = [play.player(FIRST_ADMINISTRATOR), play.player(OTHER_ADMINISTRATOR)];
    for (const [each, part] of [
      [one, 'Safeguarding lead'],
      [other, 'The school'],
    ] as const) {
      await each.says('set up');
      await each.presses(part);
    }
    await one.presses('Save', { 'in-dsl.name': 'One Lead' });
    await other.presses('Save', { 'in-name': 'North Academy' });
    const now = await play.settingsOf('north');
    assert.equal(now?.['name'], 'North Academy');
    assert.equal(leadOf(now), 'One Lead');
  });

  it('asks a first administrator of several schools which one', async () => {
    const { staff: _none, ...unfinished } = writtenSchool({ id: 'west', name: 'West School' });
    const play = await startSetUp(NORTH, SOUTH, unfinished);
    const first = play.player(FIRST_ADMINISTRATOR);
    await first.says('set up');
    assert.match(first.sees, /West School\nNot in use yet.* staff\./);
    await first.presses('South School');
    await first.presses('Safeguarding lead');
    await first.presses('Save', { 'in-dsl.name': 'Sue Safe' });
    assert.equal(leadOf(await play.settingsOf('south')), 'Sue Safe');
    assert.deepEqual(await play.settingsOf('north'), NORTH);
  });

  it("keeps an administrator of one school out of another's", async () => {
    const play = await startSetUp(NORTH, SOUTH);
    const own = play.player(SCHOOL_ADMINISTRATOR);
    await own.says('set up');
    assert.match(own.sees, /South School/);
    assert.doesNotMatch(own.sees, /North/);
    await own.presses('Safeguarding lead');
    const { data } = buttonsOf(own.card ?? {}).find(({ title }) => title === 'Save') ?? {};
    for (const verb of ['set-up', 'set-up-part', 'set-up-save']) {
      await own.sends(verb, { ...data, school: 'north', 'in-dsl.name': 'Somebody Else' });
      assert.match(own.sentence ?? '', /do not look after that school/, verb);
    }
    assert.deepEqual(await play.settingsOf('north'), NORTH);
  });

  it('gives nothing to anybody else', async () => {
    const play = await startSetUp(NORTH);
    const teacher = play.player(TEACHER);
    await teacher.says('set up');
    assert.equal(teacher.card, undefined);
    await teacher.sends('set-up-save', { school: 'north', part: 'safeguarding', 'in-dsl.name': 'X' });
    assert.equal(teacher.card, undefined);
    assert.deepEqual(await play.settingsOf('north'), NORTH);
  });

  it('says where to go on when a part holds more than a card shows', async () => {
    const words = Array.from({ length: 200 }, (_, at) => `${String(at)} ${'wide '.repeat(10)}street`);
    const play = await startSetUp(writtenSchool({ wordCheck: { words, harmless: words } }));
    const first = play.player(FIRST_ADMINISTRATOR);
    await first.says('set up');
    await first.presses('Own words');
    assert.match(first.sees, /more than one card/);
    await first.presses('Back to the start');
    assert.match(first.sees, /400 words and phrases/);
  });

  it('leaves the providers to those who know them', async () => {
    const play = await startSetUp(NORTH);
    const first = play.player(FIRST_ADMINISTRATOR);
    await first.says('set up');
    await first.presses('Providers');
    assert.match(first.sentence ?? '', /Inclusion leads keep the providers.*"providers"/);
  });
});
