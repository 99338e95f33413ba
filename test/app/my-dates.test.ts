import assert from 'node:assert/strict';
import { readIcs } from '../../src/settings/read-ics.ts';
import { isOwnSharePoint } from '../../src/teams/files.ts';
import { fileConsent, send } from '../support/activities.ts';
import { openFileStore, type FileStore } from '../support/file-store.ts';
import { sendsReferral, startPlay, type Play, type Player } from '../support/play.ts';
import { somePlan } from '../support/plans.ts';
import { COLLEAGUE, HEAD } from '../support/school.ts';
import { stands } from '../support/plan-forms.ts';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';

describe('My dates', () => {
  let play: Play;
  let store: FileStore;
  beforeEach(async () => {
    store = await openFileStore();
    play = await startPlay(
      {},
      (url) => url.href === store.place || isOwnSharePoint(url, play.settings.sharePoint),
    );
    await play.lead.says('hello');
    await sendsReferral(play);
    await stands(play, { status: 'plan-active', plan: somePlan() });
  });
  afterEach(async () => {
    await play.stop();
    await store.close();
  });

  const toPanel = async () => {
    await play.lead.says('find R-TEST1');
    await play.lead.presses('Open R-TEST1');
    await play.lead.presses('Take it to a panel');
    await play.lead.presses('Take it to a panel', {
      which: 'medical',
      deadline: '2026-11-30',
      meets: '2026-12-04',
      approval: 'no',
    });
  };
  /** Says yes to the file that Teams asks about, and reads what it holds. */
  const takes = async (player: Player) => {
    await play.settled();
    const offer = play.connector.sent
      .filter(({ conversationId }) => conversationId === player.user.chat)
      .map(({ activity }) => activity.attachments?.[0] as Record<string, unknown> | undefined)
      .findLast((each) => each?.['contentType'] === CONSENT);
    assert.ok(offer, 'nothing was offered');
    const content = offer['content'] as Record<string, unknown>;
    const setting = { from: player.user, serviceUrl: play.connector.url };
    await send(play.url, fileConsent(setting, content['acceptContext'], store.place));
    await play.settled();
    return { name: String(offer['name']), text: store.taken.at(-1)?.body ?? '' };
  };

  it('are the days of the cases somebody looks after, soonest first', async () => {
    await toPanel();
    await play.lead.says('my dates');
    assert.match(play.lead.sees, /Papers for a panel: Mon 30 Nov[\s\S]*Panel: Fri 4 Dec[\s\S]*Review: /);
    await play.lead.presses('Open R-TEST1');
    await play.lead.presses('Back to the list');
    assert.match(play.lead.sees, /Your dates/);
  });

  it('come as a file for a calendar that names no pupil and no panel', async () => {
    await toPanel();
    await play.lead.says('my dates');
    await play.lead.presses('Get them for my calendar');
    const { name, text } = await takes(play.lead);
    assert.equal(name, 'my-dates.ics');
    const days = readIcs(text)?.entries ?? [];
    assert.ok(days.some((day) => JSON.stringify(day).includes('2026-12-04')));
    assert.match(text, /SUMMARY:Panel R-TEST1/);
    assert.match(text, /DTSTART;VALUE=DATE:20261204\r\nDTEND;VALUE=DATE:20261205/);
    assert.doesNotMatch(text, /PB 3|Medical|ATTENDEE/);
  });

  it('keep their place in the calendar when they are moved', async () => {
    await toPanel();
    const uidOf = (text: string) =>
      text
        .split('BEGIN:VEVENT')
        .find((event) => event.includes('SUMMARY:Panel R-'))
        ?.match(/UID:(.*)/)?.[1];
    const sequenceOf = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]);
    const fetches = async () => {
      await play.lead.says('find R-TEST1');
      await play.lead.presses('Open R-TEST1');
      await play.lead.presses('Dates for my calendar');
      return (await takes(play.lead)).text;
    };
    const before = await fetches();
    await play.lead.says('find R-TEST1');
    await play.lead.presses('Open R-TEST1');
    await play.lead.presses('Open the panel');
    await play.lead.presses('Correct it');
    await play.lead.presses('Save the correction', { meets: '2026-12-11' });
    const after = await fetches();
    assert.ok(uidOf(before));
    assert.equal(uidOf(after), uidOf(before));
    assert.match(after, /20261211/);
    assert.ok(sequenceOf(after) > sequenceOf(before));
  });

  it('leave the calendar when they are called off, in their own file and in that of the case', async () => {
    await toPanel();
    await play.lead.presses('Take the case back');
    await play.lead.presses('Take it back', { reason: 'Sorted out in school.' });
    await play.lead.presses('Back to the case');
    await play.lead.presses('Close the case', { 'close-choice': 'returned', 'close-text': 'Back in class.' });
    const gone = (text: string) =>
      text
        .split('BEGIN:VEVENT')
        .filter((event) => event.includes('STATUS:CANCELLED'))
        .map((event) => /SUMMARY:(.*)\r/.exec(event)?.[1] ?? '')
        .toSorted((one, other) => one.localeCompare(other));
    const all = ['Panel R-TEST1', 'Papers for a panel R-TEST1', 'Plan ends R-TEST1', 'Review R-TEST1'];
    await play.lead.presses('Dates for my calendar');
    assert.deepEqual(gone((await takes(play.lead)).text), all);
    await play.lead.sendsPress('dates-file', {});
    const { name, text } = await takes(play.lead);
    assert.equal(name, 'my-dates.ics');
    assert.deepEqual(gone(text), all);
    assert.deepEqual(readIcs(text)?.entries, [], 'a calendar takes them out');
  });

  it('are in the calendar of the headteacher who has something to approve', async () => {
    await play.lead.says('find R-TEST1');
    await play.lead.presses('Open R-TEST1');
    await play.lead.presses('Take it to a panel');
    await play.lead.presses('Take it to a panel', {
      which: 'medical',
      deadline: '2026-11-30',
      approval: 'yes',
    });
    const head = play.player(HEAD);
    await head.says('hello');
    await head.says('my dates');
    assert.match(head.sees, /Approval for a panel: Mon 30 Nov/);
  });

  it('of a case are not for a teacher who has nothing to do there', async () => {
    const r = (await play.records.findByReference('R-TEST1'))!.value.id;
    const colleague = play.player(COLLEAGUE);
    await colleague.says('hello');
    await colleague.sendsPress('dates-file', { r });
    assert.match(colleague.sentence ?? '', /are not for you/);
  });
});
