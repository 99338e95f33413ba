import assert from 'node:assert/strict';
import { isOwnSharePoint } from '../../../src/teams/files.ts';
import { fileConsent, LEAD, send, TEACHER, type TeamsUser } from '../../support/activities.ts';
import { openFileStore, type FileStore } from '../../support/file-store.ts';
import { EARLY_SIGNS, fillsIn, sendsReferral, startPlay, type Play } from '../../support/play.ts';
import { OFFICE, SENCO } from '../../support/school.ts';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';

describe("A pupil's record in chat", () => {
  let play: Play;
  let store: FileStore;
  beforeEach(async () => {
    store = await openFileStore();
    play = await startPlay(
      {},
      (url) => url.href === store.place || isOwnSharePoint(url, play.settings.sharePoint),
    );
    await sendsReferral(play);
  });
  afterEach(async () => {
    await play.stop();
    await store.close();
  });

  const opens = async (cases = 'R-TEST1') => {
    await play.lead.says('data');
    await play.lead.presses('Look up', { pupil: 'PB 3' });
    await play.lead.presses('Get the record', { cases });
  };
  const offer = () =>
    play.connector.sent
      .map(({ activity }) => activity.attachments?.[0] as Record<string, unknown> | undefined)
      .findLast((each) => each?.['contentType'] === CONSENT);
  const accepts = async (from: TeamsUser = LEAD) => {
    await play.settled();
    const offered = offer()?.['content'] as Record<string, unknown> | undefined;
    const before = play.connector.sent.length;
    await send(
      play.url,
      fileConsent({ from, serviceUrl: play.connector.url }, offered?.['acceptContext'], store.place),
    );
    await play.settled();
    return play.connector.sent[before]?.activity.text ?? '';
  };
  const exported = async (reference = 'R-TEST1') => {
    const { id } = (await play.records.findByReference(reference))!.value;
    return (await play.records.auditOf(id)).filter(({ what }) => what === 'record-exported').length;
  };

  it('says what a person has to check, and is made and written down only when it is taken', async () => {
    await opens();
    assert.match(play.lead.sees, /another person[\s\S]*safeguarding[\s\S]*serious harm/);
    await play.lead.presses('Save it as a page');
    await play.settled();
    assert.equal(offer()?.['name'], 'pupil-record-R-TEST1.html');
    assert.ok(!JSON.stringify(offer()).includes('PB 3'));
    assert.equal(await exported(), 0);
    await accepts();
    assert.equal(await exported(), 1);
    assert.match(store.taken[0]?.body ?? '', /^<!doctype html>[^]*PB 3[^]*not checked yet[^]*<\/html>\n$/);
  });

  it('is to be had as data too', async () => {
    await opens();
    await play.lead.presses('Save it as data');
    await accepts();
    const data = JSON.parse(store.taken[0]?.body ?? '') as {
      document: string;
      asStored: { cases: unknown[] };
    };
    assert.deepEqual([data.document, data.asStored.cases.length], ['pupil-record', 1]);
  });

  it("holds figures of this pupil that wait for a yes, and nobody else's", async () => {
    const other = play.player(SENCO);
    await fillsIn(
      play,
      other,
      EARLY_SIGNS.map((card) => ('PC1' in card ? { ...card, PC1: 'ZZ 9' } : card)),
    );
    await other.presses('Send to the inclusion lead');
    await play.settled();
    const office = play.player(OFFICE);
    const paste = async (cells: string) => {
      await office.says('figures');
      await office.presses('Go on', { cells });
    };
    const record = async () => {
      await opens();
      await play.lead.presses('Save it as data');
      await accepts();
      return store.taken.at(-1)?.body ?? '';
    };
    await paste('Adno\tPossible\tMissed\tMon absence %\nPB 3\t107\t23\t46\nZZ 9\t108\t24\t47');
    const known = await record();
    assert.match(known, /Figures from an export, read in on/);
    assert.match(known, /"label": "Possible sessions, this school year",\s*"value": "107"/);
    assert.match(known, /"label": "Monday: missed, per cent",\s*"value": "46"/);
    assert.ok(!/ZZ 9|"108"|"47"|: 108|: 47/.test(known));
    await paste('Kennung\tSitzungen\nPB 3\t109\nZZ 9\t110');
    const unknown = await record();
    assert.match(unknown, /"label": "Sitzungen",\s*"value": "109"/);
    assert.ok(!unknown.includes('110') && !unknown.includes('"107"'));
    await office.presses('Do nothing');
    assert.ok(!(await record()).includes('Figures from an export'));
  });

  it('holds the cases that were ticked, where two pupils share a reference', async () => {
    await sendsReferral(play, play.player(SENCO));
    await opens('');
    assert.match(play.lead.sees, /Please tick the cases/);
    await opens('R-TEST2');
    await play.lead.presses('Save it as data');
    await accepts();
    assert.match(store.taken[0]?.body ?? '', /R-TEST2/);
    assert.doesNotMatch(store.taken[0]?.body ?? '', /R-TEST1/);
    assert.deepEqual([await exported('R-TEST1'), await exported('R-TEST2')], [0, 1]);
  });

  it('is not given to anybody else who answers the offer', async () => {
    await opens();
    await play.lead.presses('Save it as a page');
    assert.match(await accepts(TEACHER), /Only inclusion leads and the headteacher/);
    assert.deepEqual(store.taken, []);
    assert.equal(await exported(), 0);
  });

  it('names the command where files cannot be sent', async () => {
    const local = await startPlay();
    try {
      await sendsReferral(local);
      await local.lead.says('data');
      await local.lead.presses('Look up', { pupil: 'PB 3' });
      await local.lead.presses('Get the record');
      assert.match(local.lead.sees, /pupil:export -- "PB 3" --only R-TEST1/);
      await local.lead.sendsPress('data-record-file', { cases: 'R-TEST1', as: 'html' });
      assert.match(local.lead.sentence ?? '', /cannot be sent in this client/);
    } finally {
      await local.stop();
    }
  });
});
