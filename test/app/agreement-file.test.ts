import assert from 'node:assert/strict';
import { isOwnSharePoint } from '../../src/teams/files.ts';
import { fileConsent, LEAD, send, type TeamsUser } from '../support/activities.ts';
import type { Sent } from '../support/fake-connector.ts';
import { openFileStore, type FileStore } from '../support/file-store.ts';
import { stands } from '../support/plan-forms.ts';
import { sendsReferral, startPlay, type Play } from '../support/play.ts';
import { somePlan, someTimetable } from '../support/plans.ts';
import { SENCO } from '../support/school.ts';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';

describe('The agreement sheet as a file', () => {
  let play: Play;
  let store: FileStore;

  beforeEach(async () => {
    store = await openFileStore();
    play = await startPlay(
      {},
      (url) => url.href === store.place || isOwnSharePoint(url, play.settings.sharePoint),
    );
    await sendsReferral(play);
    await play.lead.says('hello');
    const { hoursPerWeek: _none, ...plan } = somePlan({ support: ['reduced-timetable'] });
    await stands(play, { status: 'plan-active', plan: { ...plan, timetable: someTimetable() } });
    await play.lead.sendsPress('details', { r: (await theCase()).id, view: 'plan' });
  });
  afterEach(async () => {
    await play.stop();
    await store.close();
  });

  const theCase = async () => (await play.records.findByReference('R-TEST1'))!.value;
  const printed = async () =>
    (await play.records.auditOf((await theCase()).id)).filter(({ what }) => what === 'agreement-printed');
  const consent = (): Record<string, unknown> | undefined => {
    const attachment = (sent: Sent) => sent.activity.attachments?.[0] as Record<string, unknown> | undefined;
    return play.connector.sent.map(attachment).find((each) => each?.['contentType'] === CONSENT);
  };
  const accepts = async (from: TeamsUser = LEAD) => {
    const offer = consent();
    assert.ok(offer);
    const { acceptContext } = offer['content'] as Record<string, unknown>;
    const answer = await send(
      play.url,
      fileConsent({ from, serviceUrl: play.connector.url }, acceptContext, store.place),
    );
    assert.equal(answer.status, 200);
    await play.settled();
  };

  it('is offered first, under a name that says nothing of a pupil, and nothing is written down yet', async () => {
    await play.lead.presses('Agreement sheet to print');
    await play.settled();
    assert.match(play.lead.sentence ?? '', /before you say yes/);
    assert.equal(consent()?.['name'], 'agreement-R-TEST1.html');
    assert.deepEqual(await printed(), []);
  });

  it('is put into the lead’s own files once they say yes, and the history says who made it', async () => {
    await play.lead.presses('Agreement sheet to print');
    await play.settled();
    await accepts();
    assert.equal(store.taken.length, 1);
    assert.match(store.taken[0]!.body, /Reduced timetable: agreement[^]*PB 3[^]*Signatures/);
    assert.deepEqual(
      (await printed()).map(({ by }) => by.name),
      [LEAD.name],
    );
  });

  it('is given to nobody else who answers the offer, and offered to nobody else who reads the plan', async () => {
    await play.lead.presses('Agreement sheet to print');
    await play.settled();
    await accepts(SENCO);
    assert.deepEqual(store.taken, []);
    const senco = play.player(SENCO);
    await senco.says('hello');
    await senco.sendsPress('details', { r: (await theCase()).id, view: 'plan' });
    assert.match(senco.sees, /Hours in school, first week/);
    assert.ok(!senco.buttons.includes('Agreement sheet to print'));
  });
});
