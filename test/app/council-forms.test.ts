import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { isOwnSharePoint } from '../../src/teams/files.ts';
import { fileConsent, LEAD, send, TEACHER, type TeamsUser } from '../support/activities.ts';
import { content } from '../support/content.ts';
import { openFileStore, type FileStore } from '../support/file-store.ts';
import { sendsReferral, startPlay, type Play } from '../support/play.ts';
import { testSchool } from '../support/school.ts';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const FORM = 'birmingham-section-19';

describe("A council's form of a case", () => {
  let play: Play;
  let store: FileStore;
  beforeEach(async () => {
    store = await openFileStore();
    play = await startPlay(
      {},
      (url) => url.href === store.place || isOwnSharePoint(url, play.settings.sharePoint),
      testSchool(),
      content,
    );
    await sendsReferral(play);
  });
  afterEach(async () => {
    await play.stop();
    await store.close();
  });

  const theCase = async () => (await play.records.findByReference('R-TEST1'))!.value;
  const taken = async () =>
    (await play.records.auditOf((await theCase()).id)).filter(({ what }) => what === 'form-made');
  const opens = async (form = FORM, include?: 'send') => {
    const { id } = await theCase();
    await play.lead.says('open');
    await play.lead.sendsPress('council-form', { r: id, form, ...(include ? { include } : {}) });
  };
  /** The lead records consent where the form's page leads. */
  const recordsConsent = async () => {
    await opens();
    await play.lead.presses('Record consent');
    await play.lead.presses('Continue', { FC1: 'written' });
    await play.lead.presses('Continue', { FC2: 'parent', FC3: '2026-11-23', FC4: 'la,panel' });
    await play.lead.presses('Save into the case');
    await play.settled();
  };
  const offered = () =>
    play.connector.sent.flatMap(({ conversationId, activity }) => {
      const [file] = (activity.attachments ?? []) as {
        contentType?: string;
        name?: string;
        content?: unknown;
      }[];
      return conversationId === LEAD.chat && file?.contentType === CONSENT ? [file] : [];
    });
  const accepts = async (from: TeamsUser = LEAD) => {
    const offer = offered().at(-1)?.content as Record<string, unknown> | undefined;
    const acceptContext = offer?.['acceptContext'];
    const setting = { from, serviceUrl: play.connector.url };
    const before = play.connector.sent.length;
    await send(play.url, fileConsent(setting, acceptContext, store.place));
    await play.settled();
    return play.connector.sent.slice(before);
  };

  it('is found on the case: those that go with it first, all others behind one button', async () => {
    await play.lead.says('open');
    await play.lead.presses('Open R-TEST1');
    await play.lead.presses('Council forms');
    assert.match(play.lead.sees, /Council forms · R-TEST1/);
    await play.lead.presses(content.councilForms[0]!.title);
    assert.match(play.lead.sees, /fields from the record/);
    await play.lead.presses('Back to the forms');
    assert.match(play.lead.sees, /Council forms · R-TEST1/);
  });

  describe('of a school that has named its councils', () => {
    const bedford = content.councilForms.find(({ council }) => council === 'Bedford')!;
    const birmingham = content.councilForms.find(({ council }) => council === 'Birmingham')!;
    const general = content.councilForms.find(({ council }) => council === 'general')!;
    const works = async (...councils: string[]) => {
      const other = await startPlay({}, undefined, testSchool({ councils }), content);
      await sendsReferral(other);
      const { id } = (await other.records.findByReference('R-TEST1'))!.value;
      await other.lead.says('hello');
      await other.lead.sendsPress('council-forms', { r: id });
      return other;
    };

    it('are those of its councils and of none first, and the others behind one press', async () => {
      const other = await works('Bedford Borough Council');
      assert.match(other.lead.sees, new RegExp(bedford.title));
      assert.match(other.lead.sees, new RegExp(general.title));
      assert.doesNotMatch(other.lead.sees, new RegExp(birmingham.title));
      await other.lead.presses(
        other.lead.buttons.find((each) => each.startsWith('Forms of other councils'))!,
      );
      assert.match(other.lead.sees, /for a pupil who lives there/);
      assert.doesNotMatch(other.lead.sees, new RegExp(bedford.title));
      await other.lead.presses('The forms shown first');
      assert.match(other.lead.sees, new RegExp(bedford.title));
      await other.stop();
    });

    it('are the general ones where there is none of its council, and it is said how to get one', async () => {
      const other = await works('Rutland');
      assert.match(other.lead.sees, /no form of Rutland yet[^]*copy the form/);
      assert.match(other.lead.sees, new RegExp(general.title));
      await other.stop();
    });

    it('is asked to, as long as it has not', async () => {
      const { id } = await theCase();
      await play.lead.says('hello');
      await play.lead.sendsPress('council-forms', { r: id });
      assert.match(play.lead.sees, /ask an administrator to name it/);
    });
  });

  it('says what is missing and who has it, and its button opens the topic', async () => {
    await opens();
    assert.match(play.lead.sees, /Not recorded: /);
    assert.match(play.lead.sees, /Medical evidence \(office, SENCO, inclusion lead\)/);
    await play.lead.presses('Add: Medical evidence');
    assert.match(play.lead.sees, /medical evidence/i);
  });

  it('is not made without consent, which is said beside it, with the way to record it', async () => {
    await opens();
    assert.match(play.lead.sees, /consent is not recorded, so nothing is made/);
    assert.ok(!play.lead.buttons.includes('For Word'));
    const { id } = await theCase();
    await play.lead.sendsPress('council-form-file', { r: id, form: FORM, as: 'docx' });
    assert.match(play.lead.sentence ?? '', /needs the parents' consent, and none is recorded/);
    await play.settled();
    assert.deepEqual([offered(), await taken()], [[], []]);
    await recordsConsent();
    await opens();
    assert.match(play.lead.sees, /consent is recorded/);
    assert.ok(play.lead.buttons.includes('For Word'));
  });

  it('is not made on consent that is for something else, or refused', async () => {
    const { id, answers: before } = await theCase();
    for (const answers of [
      { FC1: 'written', FC4: ['provider'] },
      { FC1: 'refused', FC4: ['la'] },
      { FC1: 'written' },
    ]) {
      const stored = (await play.records.findByReference('R-TEST1'))!;
      const value = { ...stored.value, answers: { ...before, ...answers } };
      await play.records.commit([
        { change: 'referral', value, previous: stored.value, expected: stored.version },
      ]);
      await play.lead.says('open');
      await play.lead.sendsPress('council-form-file', { r: id, form: FORM, as: 'html' });
      assert.match(play.lead.sentence ?? '', /none is recorded/, JSON.stringify(answers));
    }
  });

  it('goes into their own files as Word once Teams has asked, and the history says who took which', async () => {
    await recordsConsent();
    await opens();
    await play.lead.presses('For Word');
    await play.settled();
    assert.equal(offered()[0]?.name, 'council-form-R-TEST1.docx', 'it says neither whose form nor what for');
    assert.deepEqual(await taken(), [], 'nothing is taken before the yes');
    await accepts();
    assert.equal(store.taken.length, 1);
    const parts = unzipSync(store.taken[0]!.bytes);
    assert.match(strFromU8(parts['word/document.xml']!), /Section 19: referral by a school/);
    const [row] = await taken();
    assert.deepEqual([row?.form, row?.by.name, row?.included], [FORM, play.lead.user.name, undefined]);
  });

  it('is not taken once consent was withdrawn between the offer and the yes', async () => {
    await recordsConsent();
    await opens();
    await play.lead.presses('As a page to print');
    await play.settled();
    const stored = (await play.records.findByReference('R-TEST1'))!;
    const value = { ...stored.value, answers: { ...stored.value.answers, FC1: 'refused' } };
    await play.records.commit([
      { change: 'referral', value, previous: stored.value, expected: stored.version },
    ]);
    const [said] = await accepts();
    assert.match(said?.activity.text ?? '', /none is recorded/);
    assert.deepEqual([store.taken, await taken()], [[], []]);
  });

  it('holds SEND facts only where the lead asks for them', async () => {
    await opens(FORM, 'send');
    assert.ok(play.lead.buttons.includes('Without SEND facts'));
    await play.lead.presses('Without SEND facts');
    assert.ok(play.lead.buttons.includes('With SEND facts'));
  });

  it('is for leads only, and one that does not exist is said so', async () => {
    const { id } = await theCase();
    const teacher = play.player(TEACHER);
    await teacher.says('hello');
    for (const [verb, data] of [
      ['council-forms', { r: id }],
      ['council-form', { r: id, form: FORM }],
      ['council-form-file', { r: id, form: FORM, as: 'html' }],
    ] as const) {
      await teacher.sendsPress(verb, data);
      assert.match(teacher.sentence ?? '', /Only inclusion leads/, verb);
    }
    await opens('no-such-form');
    assert.match(play.lead.sentence ?? '', /not among the school's forms any more/);
    await play.lead.sendsPress('council-form', { r: 'nothing', form: FORM });
    assert.match(play.lead.sentence ?? '', /not in the records any more/);
  });

  it('leaves a view in the history when its page is opened', async () => {
    await opens();
    const rows = await play.records.auditOf((await theCase()).id);
    assert.ok(rows.some(({ what, by }) => what === 'details-opened' && by.id === LEAD.aadObjectId));
  });
});
