import assert from 'node:assert/strict';
import { isOwnSharePoint } from '../../src/teams/files.ts';
import { fileConsent, send } from '../support/activities.ts';
import { openFileStore } from '../support/file-store.ts';
import { kept } from '../support/past-plans.ts';
import { placement, NUMBERED_PROVIDERS } from '../support/placements.ts';
import { startPlay, type Play, type Player } from '../support/play.ts';
import { HEAD, OFFICE, SENCO } from '../support/school.ts';

const tutor = { provider: 'Bramble Lane Tutors' };

async function open(play: Play): Promise<void> {
  const left = { outcome: 'returned', at: '2027-01-11T15:00:00.000Z' } as const;
  const placements = [
    placement('QZ 77', { fullTime: true }),
    placement('QZ 78', tutor),
    placement('=1+1', tutor),
    placement('QZ 79', { start: '2026-09-07' }, left),
  ];
  for (const changes of kept(placements)) await play.records.commit(changes);
  play.clock.startsAt('2027-01-21');
}
const audited = async (play: Play) =>
  (await play.records.auditOf('lists'))
    .filter(({ list }) => list === 'census')
    .map(({ by, shown }) => [by.name, shown?.length]);

describe('The word "census"', () => {
  let play: Play;
  let office: Player;
  beforeEach(async () => {
    play = await startPlay({ providers: NUMBERED_PROVIDERS });
    await open(play);
    office = play.player(OFFICE);
  });
  afterEach(() => play.stop());

  it('shows a lead how many placements there are, and whose have something missing', async () => {
    await play.lead.says('census');
    assert.match(play.lead.sees, /On Thu 21 Jan 2027: 3 placements/);
    assert.match(play.lead.sees, /since the census before, on Thu 1 Oct 2026: one placement/);
    assert.match(play.lead.sees, /Bramble Lane Tutors \(.*QZ 78\): no URN or UKPRN/);
    assert.doesNotMatch(play.lead.sees, /QZ 77|QZ 79/);
    assert.deepEqual(await audited(play), [[play.lead.user.name, 4]]);
  });

  it('shows the office the same without a pupil, and writes down that they looked', async () => {
    await office.says('hello');
    await office.presses('Census');
    assert.match(office.sees, /Bramble Lane Tutors \(2 placements\): no URN or UKPRN/);
    assert.doesNotMatch(JSON.stringify(office.card), /QZ|R-X/);
    assert.deepEqual(await audited(play), [[OFFICE.name, 0]]);
  });

  it('opens from the list of providers, and shows another census day by choosing it', async () => {
    await play.lead.says('providers');
    await play.lead.presses('Census');
    await play.lead.presses('Show this day', { on: '2026-10-01' });
    assert.match(play.lead.sees, /On Thu 1 Oct 2026: one placement/);
  });

  it('takes a day that nobody offers for the usual one', async () => {
    for (const on of ['1999-01-21', '=1+1', '']) {
      await play.lead.sendsPress('census', { on });
      assert.match(play.lead.sees, /On Thu 21 Jan 2027/);
    }
  });

  it('is for leads and the office', async () => {
    for (const user of [HEAD, SENCO, play.teacher.user]) {
      const other = play.player(user);
      await other.says('census');
      assert.match(other.sentence ?? '', /^Only the office and inclusion leads/);
      await other.sendsPress('census-file', { of: '2027-01-21' });
      assert.match(other.sentence ?? '', /^Only the office and inclusion leads/);
    }
    assert.deepEqual(await audited(play), []);
  });

  it('says when there is nothing to look at', async () => {
    await play.lead.sendsPress('census', { on: '2026-10-01' });
    assert.match(play.lead.sees, /Nothing: each provider has its number/);
  });
});

describe('The list for the census', () => {
  it('is offered to the office as a file, made when Teams asks for it, and written down', async () => {
    const store = await openFileStore();
    const play = await startPlay(
      { providers: NUMBERED_PROVIDERS },
      (url) => url.href === store.place || isOwnSharePoint(url, 'testschool.sharepoint.com'),
    );
    try {
      await open(play);
      const office = play.player(OFFICE);
      await office.says('census');
      // What is chosen but not shown yet does not count.
      await office.presses('Get the list as a file', { on: '2026-10-01' });
      assert.match(office.sentence ?? '', /before you say yes/);
      await play.settled();
      const offer = play.connector.sent
        .flatMap(({ activity }) => (activity.attachments ?? []) as readonly Record<string, unknown>[])
        .find(({ contentType }) => String(contentType).endsWith('file.consent'));
      assert.equal(offer?.['name'], 'census-2027-01-21.csv');
      const { acceptContext } = offer['content'] as Record<string, unknown>;
      const setting = { from: OFFICE, serviceUrl: play.connector.url };
      await send(play.url, fileConsent(setting, acceptContext, store.place));
      await play.settled();
      const [headings = '', ...rows] = (store.taken[0]?.body ?? '').trim().split('\n');
      assert.match(headings, /URN,UKPRN,.*Entry date,Leaving date,Attendance pattern/);
      assert.equal(rows.length, 4);
      const row = (pupil: string) => rows.find((each) => each.includes(`,${pupil},`)) ?? '';
      assert.match(row('QZ 77'), /,Alder Lodge School,999001,,.*,2026-11-30,,full-time,/);
      assert.match(row('QZ 79'), /,2026-09-07,2027-01-11,part-time,/);
      assert.match(row('QZ 78'), /no URN or UKPRN/);
      // A spreadsheet takes it for text.
      assert.match(row("'=1+1"), /Bramble Lane Tutors/);
      assert.deepEqual(await audited(play), [
        [OFFICE.name, 0],
        [OFFICE.name, 4],
      ]);
    } finally {
      await play.stop();
      await store.close();
    }
  });
});
