import assert from 'node:assert/strict';
import { isOwnSharePoint } from '../../src/teams/files.ts';
import { fileConsent, LEAD, send, TEACHER, type TeamsUser } from '../support/activities.ts';
import type { Sent } from '../support/fake-connector.ts';
import { openFileStore, type FileStore } from '../support/file-store.ts';
import { sendsReferral, startPlay, type Play } from '../support/play.ts';
import { testSchool } from '../support/school.ts';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';

describe('The referral pack as a file', () => {
  let play: Play;
  let store: FileStore;
  let place: string;
  let taken: FileStore['taken'];

  beforeEach(async () => {
    store = await openFileStore();
    ({ place, taken } = store);
    play = await startPlay({}, (url) => url.href === place || isOwnSharePoint(url, play.settings.sharePoint));
  });
  afterEach(async () => {
    await play.stop();
    await store.close();
  });

  const attachment = (sent: Sent | undefined) =>
    sent?.activity.attachments?.[0] as Record<string, unknown> | undefined;
  const inChat = (type: string) =>
    play.connector.sent.find(
      (sent) => sent.conversationId === LEAD.chat && attachment(sent)?.['contentType'] === type,
    );
  const exported = async () => {
    const { id } = (await play.records.findByReference('R-TEST1'))!.value;
    return (await play.records.auditOf(id)).filter(({ what }) => what === 'exported').length;
  };
  const answers = async (uploadUrl?: string, from: TeamsUser = LEAD, contentUrl?: string) => {
    const offered = attachment(inChat(CONSENT))?.['content'] as Record<string, unknown>;
    const setting = { from, serviceUrl: play.connector.url };
    const before = play.connector.sent.length;
    const answer = await send(
      play.url,
      fileConsent(setting, offered['acceptContext'], uploadUrl, contentUrl),
    );
    assert.equal(answer.status, 200);
    await play.settled();
    return play.connector.sent.slice(before);
  };
  const offered = async () => {
    await sendsReferral(play);
    await play.lead.says('open');
    await play.lead.presses('Open R-TEST1');
    await play.lead.presses('Get the referral pack');
    await play.lead.presses('Get it as a file');
    assert.match(play.lead.sentence ?? '', /before you say yes/);
    await play.settled();
  };

  it('is offered in the chat first, under a name that says nothing of a pupil', async () => {
    await offered();
    const offer = attachment(inChat(CONSENT));
    assert.equal(offer?.['name'], 'referral-pack-R-TEST1.html');
    const { sizeInBytes } = (offer?.['content'] ?? {}) as { readonly sizeInBytes?: number };
    assert.ok((sizeInBytes ?? 0) > 2000);
    assert.ok(!JSON.stringify(offer).includes('PB 3'));
    assert.equal(await exported(), 1);
  });

  it('goes where Teams says once the lead says yes, whole, and is written down', async () => {
    await offered();
    const [shown] = await answers(place);
    assert.equal(taken.length, 1);
    assert.match(taken[0]!.body, /^<!doctype html>[^]*R-TEST1[^]*<\/html>\n$/);
    const size = Buffer.byteLength(taken[0]!.body);
    assert.equal(taken[0]!.range, `bytes 0-${size - 1}/${size}`);
    assert.equal(attachment(shown)?.['contentType'], INFO);
    assert.equal(await exported(), 2);
  });

  it('goes nowhere when the lead says no', async () => {
    await offered();
    const [said] = await answers();
    assert.match(said?.activity.text ?? '', /Nothing was saved/);
    assert.deepEqual(taken, []);
    assert.equal(await exported(), 1);
  });

  it('is not given to anybody else who answers the offer', async () => {
    await offered();
    const [said] = await answers(place, TEACHER);
    assert.match(said?.activity.text ?? '', /Only inclusion leads/);
    assert.deepEqual(taken, []);
  });

  it('goes to no other place than where people keep their files', async () => {
    await offered();
    const [said] = await answers(`${place}/elsewhere`);
    assert.match(said?.activity.text ?? '', /could not be saved/);
    assert.deepEqual(taken, []);
  });

  it('is not shown from any other place either', async () => {
    await offered();
    const [said] = await answers(place, LEAD, 'https://evil.sharepoint.com/pack.html');
    assert.match(said?.activity.text ?? '', /could not be saved/);
    assert.deepEqual(taken, []);
  });

  it('goes to the school’s own SharePoint and OneDrive only', () => {
    for (const [url, fits] of [
      ['https://northfield.sharepoint.com/sites/x', true],
      ['https://northfield-my.sharepoint.com/personal/x', true],
      ['https://evil.sharepoint.com/personal/x', false],
      ['https://northfield-my-my.sharepoint.com/personal/x', false],
      ['https://northfield.sharepoint.com.example.org/x', false],
      ['https://evil.northfield.sharepoint.com/x', false],
      ['https://lead@northfield-my.sharepoint.com/x', false],
      ['https://lead:secret@northfield-my.sharepoint.com/x', false],
      ['https://northfield-my.sharepoint.com:8443/x', false],
      ['http://northfield-my.sharepoint.com/personal/x', false],
      ['https://127.0.0.1/x', false],
    ] as const) {
      assert.equal(isOwnSharePoint(new URL(url), 'northfield.sharepoint.com'), fits, url);
      assert.equal(isOwnSharePoint(new URL(url), undefined), false);
    }
  });

  it('is not offered by a school that does not say where its files are, and the lead reads why', async () => {
    const { sharePoint: _none, ...without } = testSchool();
    const other = await startPlay({}, () => true, without);
    try {
      await sendsReferral(other);
      await other.lead.says('open');
      await other.lead.presses('Open R-TEST1');
      await other.lead.presses('Get the referral pack');
      assert.ok(!other.lead.buttons.includes('Get it as a file'));
      assert.match(other.lead.sees, /"sharePoint" is missing in the school's settings/);
      const { id } = (await other.records.findByReference('R-TEST1'))!.value;
      await other.lead.sendsPress('pack-file', { r: id });
      assert.match(other.lead.sentence ?? '', /"sharePoint" is missing/);
    } finally {
      await other.stop();
    }
  });

  it('says what to do when the place does not take it, and logs nothing of it', async () => {
    await offered();
    store.status = 507;
    const [said] = await answers(place);
    assert.match(said?.activity.text ?? '', /could not be saved[^]*OneDrive/);
    assert.ok(!play.lines.join('').includes(place));
  });

  it('is not offered where files cannot be sent', async () => {
    const local = await startPlay();
    try {
      await sendsReferral(local);
      await local.lead.says('open');
      await local.lead.presses('Open R-TEST1');
      await local.lead.presses('Get the referral pack');
      assert.ok(!local.lead.buttons.includes('Get it as a file'));
      const { id } = (await local.records.findByReference('R-TEST1'))!.value;
      await local.lead.sendsPress('pack-file', { r: id });
      assert.match(local.lead.sentence ?? '', /cannot be sent in this client/);
    } finally {
      await local.stop();
    }
  });
});
