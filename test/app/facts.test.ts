import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL, type Json } from '../support/activities.ts';
import type { Sent } from '../support/fake-connector.ts';
import { sendsReferral, startPlay, textsOf, type Play, type Player } from '../support/play.ts';
import { fillsParts } from '../support/parts.ts';
import { startsPlan } from '../support/plan-forms.ts';
import { HEAD, OFFICE, SENCO } from '../support/school.ts';

describe('Office facts', () => {
  let play: Play;
  let posted: Sent;
  let office: Player;
  beforeEach(async () => {
    play = await startPlay();
    posted = await sendsReferral(play);
    office = play.player(OFFICE);
    await office.says('hello');
  });
  afterEach(() => play.stop());

  const shared = () =>
    textsOf(play.connector.standing(INCLUSION_CHANNEL, posted.messageId)?.attachments?.[0]?.content);
  const theCase = async () => (await play.records.findByReference('R-TEST1'))!.value;
  /** Opens the form from the channel card, in the person's own chat. */
  const opens = async (player: Player) => {
    player.reads(posted);
    await player.presses('Add office facts');
    await play.settled();
    const invited = play.connector.sent.findLast(({ conversationId }) => conversationId === player.user.chat);
    assert.ok(invited);
    player.reads(invited);
    await player.presses('Start');
  };
  const ATTENDANCE: readonly Json[] = [
    { OA1: '106', OA2: '41', OA3: '9', OA4: 'unknown' },
    { OA5: '0', OA6: '0', OA7: '2026-11-20' },
  ];
  const SUSPENSION: readonly Json[] = [{ OB1: '0', OB2: '0', OB3: '0', OB4: 'no' }, { OB8: 'no' }, {}];
  const continues = async (player: Player, cards: readonly Json[]) => {
    for (const inputs of cards) await player.presses('Continue', inputs);
  };
  /** Opens every part and goes on with what fits, until it can be saved. */
  const finishes = async (player: Player, inputs: Json) => {
    const seen = await fillsParts(player, inputs);
    assert.match(player.sees, /save into R-TEST1/i);
    return seen;
  };
  const ALL: Json = {
    ...ATTENDANCE[0],
    ...ATTENDANCE[1],
    ...SUSPENSION[0],
    OB8: 'no',
    OS1: 'sen-support',
    OS4: 'none',
    OT1: 'no',
    OP1: 'none',
    OV1: 'no',
  };

  it('are asked in the person’s own chat, never in the channel', async () => {
    await opens(office);
    assert.match(office.sees, /Which facts do you have/);
    await office.presses('Add: Attendance figures');
    assert.match(office.sees, /Possible sessions/);
    assert.match(office.sees, /Step 1 of 3/);
    assert.ok(office.buttons.includes('Stop - safeguarding'));
  });

  it('show each role only its own fields', async () => {
    await opens(office);
    const seen = await finishes(office, ALL);
    assert.doesNotMatch(seen.join('\n'), /Looked after|social worker|SEN status/i);
    const senco = play.player(SENCO);
    await senco.says('hello');
    await opens(senco);
    assert.doesNotMatch(senco.sees, /Possible sessions/);
    assert.match(senco.sees, /SEN/);
    assert.doesNotMatch(senco.sees, /Looked after/);
  });

  it('run the rules again when saved, and the card says what changed', async () => {
    await opens(office);
    await finishes(office, ALL);
    await office.presses('Save into the case');
    await play.settled();
    assert.match(office.sees, /Saved\. Thank you/);
    const { triage, answers } = await theCase();
    assert.equal(answers['OA2'], 41);
    assert.ok(triage.rulesFired.some(({ id }) => id === 'A-02'));
    assert.match(shared(), /The office added facts\./);
    assert.match(shared(), /Persistent absence/);
    const thread = play.connector.sent.findLast(({ kind }) => kind === 'thread');
    assert.match(thread?.activity.text ?? '', /R-TEST1: The office has added facts/);
  });

  it('are saved part by part: only what somebody has is asked, and the rest stays open', async () => {
    await opens(office);
    assert.ok(!office.buttons.includes('Save into the case'), 'there is nothing to save yet');
    await office.presses('Add: Attendance figures');
    assert.match(JSON.stringify(office.card), /OA1/);
    await office.presses('Continue', { OA1: '106', OA2: '41' });
    assert.match(JSON.stringify(office.card), /"id":"OA7"[^}]*"value":"2026-11-24"/, 'as at today');
    await office.presses('Continue', { OA5: '0', OA6: '0' });
    assert.match(office.sees, /Save into R-TEST1, or add another part/);
    await office.presses('Save into the case');
    await play.settled();
    assert.match(office.sees, /Still open.*: Suspension and exclusion; Reduced timetable/);
    const { answers, triage } = await theCase();
    assert.deepEqual([answers['OA2'], answers['OA3'], answers['OB1']], [41, undefined, undefined]);
    assert.equal(answers['OA7'], '2026-11-24');
    assert.ok(triage.rulesFired.some(({ id }) => id === 'A-02'));
  });

  it('may be left half-way in a part, and what is there is saved', async () => {
    await opens(office);
    await office.presses('Add: Attendance figures');
    await office.presses('Back', { OA1: '106', OA2: '41' });
    assert.match(office.sees, /or add another part/);
    await office.presses('Save into the case');
    assert.match(office.sees, /Still open.*: Attendance figures; Suspension and exclusion/);
    const { answers, triage } = await theCase();
    assert.deepEqual([answers['OA2'], answers['OA5']], [41, undefined]);
    assert.ok(triage.rulesFired.some(({ id }) => id === 'A-02'));
  });

  it('are asked about once where they are blank, beside the field, and may then be left', async () => {
    await opens(office);
    await office.presses('Add: Attendance figures');
    await office.presses('Continue', { OA1: '106' });
    assert.match(office.sees, /Please write a number/);
    assert.match(office.sees, /press Continue again/);
    await office.presses('Continue', { OA1: '105' });
    assert.doesNotMatch(office.sees, /Please write a number/, 'what nobody has seen yet');
    await office.presses('Continue', { OA5: '0' });
    assert.match(office.sees, /Please write a number/);
    await office.presses('Continue');
    await office.presses('Save into the case');
    const { answers } = await theCase();
    assert.deepEqual(
      [answers['OA1'], answers['OA2'], answers['OA5'], answers['OA6']],
      [105, undefined, 0, undefined],
    );
  });

  it('are not saved while something typed is no answer: it stands there, with what is wrong', async () => {
    await opens(office);
    await office.presses('Add: Attendance figures');
    await office.presses('Back', { OA1: '106', OA2: '41', OA3: '999' });
    await office.presses('Save into the case');
    assert.match(office.sees, /Please look again at/);
    assert.match(JSON.stringify(office.card), /"value":999/);
    await office.presses('Back', { OA3: '9' });
    await office.presses('Save into the case');
    assert.equal((await theCase()).answers['OA3'], 9);
  });

  it('in a part that is opened and left blank hold nothing', async () => {
    await opens(office);
    await office.presses('Add: Attendance figures');
    await continues(office, [{}, {}]);
    assert.match(office.sees, /Which facts do you have/);
    await office.presses('Add: Reduced timetable');
    await office.presses('Continue', { OT1: 'no' });
    await office.presses('Save into the case');
    const { answers } = await theCase();
    assert.deepEqual([answers['OT1'], answers['OA7']], ['no', undefined]);
  });

  describe('of care and SEND status', () => {
    /** What everybody in the channel sees once a lead has saved these facts: the card, and the line in its thread. */
    const shownAfter = async (facts: Json): Promise<string> => {
      await play.stop();
      play = await startPlay();
      posted = await sendsReferral(play);
      await play.lead.says('hello');
      await opens(play.lead);
      await finishes(play.lead, { ...ALL, ...facts });
      await play.lead.presses('Save into the case');
      await play.settled();
      const thread = play.connector.sent.findLast(({ kind }) => kind === 'thread');
      return `${shared()}\n${thread?.activity.text ?? ''}`;
    };
    const withoutStatusCheck = (shown: string) =>
      shown
        .split('\n')
        .filter((line) => !/not shown here/.test(line))
        .join('\n');

    it('change nothing that everybody sees but the status check', async () => {
      const plain = await shownAfter({ OS1: 'none', OS4: 'none' });
      const level = (await theCase()).triage.level;
      for (const [OS1, OS4] of [
        ['none', 'looked-after'],
        ['none', 'social-worker'],
        ['none', 'previously-looked-after,youth-justice'],
        ['sen-support', 'none'],
        ['ehcp', 'looked-after,social-worker'],
      ]) {
        const facts = { OS1, OS4, OS2: 'yes', OS3: '2027-02-01', OS5: 'yes' };
        const shown = await shownAfter(facts);
        assert.match(shown, /Something not shown here: open details/);
        assert.equal(withoutStatusCheck(shown), withoutStatusCheck(plain), `${OS1} ${OS4}`);
      }
      assert.notEqual((await theCase()).triage.level, level);
    });
  });

  it('bring a duty onto the card above the steps, and the step that answers it to the top', async () => {
    await opens(office);
    await finishes(office, { ...ALL, OB1: '3', OB2: '16', OB3: '16' });
    await office.presses('Save into the case');
    await play.settled();
    assert.match(
      shared(),
      /must consider reinstatement within 15 school days[^]*Suggested next steps.*\n1\. Arrange for the governing board/,
    );
  });

  it('are asked under the pupil’s reference, on every card', async () => {
    await opens(office);
    for (const card of await finishes(office, ALL)) assert.match(card, /R-TEST1 · pupil PB 3/);
    assert.match(office.sees, /R-TEST1 · pupil PB 3/);
    await play.teacher.says('my referrals');
    await play.teacher.presses('Open R-TEST1');
    assert.match(play.teacher.sees, /^Pupil PB 3 · Year 3 · R-TEST1/);
  });

  it('tell whoever may not read the case no level that status alone has raised', async () => {
    await play.lead.says('hello');
    await opens(play.lead);
    await finishes(play.lead, { ...ALL, OS4: 'looked-after', OS5: 'yes' });
    await play.lead.presses('Save into the case');
    assert.match(play.lead.sees, /level is priority.*channel says targeted/);
    await opens(office);
    await finishes(office, { ...ALL, OA2: '42' });
    await office.presses('Save into the case');
    assert.match(office.sees, /level is targeted/);
    assert.doesNotMatch(office.sees, /priority/);
  });

  it('explain a rule with its figures', async () => {
    await opens(office);
    await finishes(office, ALL);
    await office.presses('Save into the case');
    const { triage } = await theCase();
    const because = triage.rulesFired.find(({ id }) => id === 'A-02')?.because.join(' ');
    assert.match(because ?? '', /41 of 106 sessions missed, 38\.7 %/);
  });

  it('say beside the field what is wrong with a figure, and keep it', async () => {
    await opens(office);
    await office.presses('Add: Attendance figures');
    await office.presses('Continue', { OA1: '100', OA2: '120', OA3: '2.3', OA4: 'no' });
    assert.match(office.sees, /Please look again at/);
    assert.match(JSON.stringify(office.card), /"value":120/);
    assert.match(JSON.stringify(office.card), /"value":2.3/);
    await office.presses('Continue', { OA2: '12', OA3: '2.5' });
    assert.match(office.sees, /unauthorised absence/);
  });

  it('are saved for later and gone on with', async () => {
    await opens(office);
    await office.presses('Add: Attendance figures');
    await continues(office, ATTENDANCE.slice(0, 1));
    await office.presses('Save for later');
    await office.says('resume');
    assert.match(office.sees, /unauthorised absence/);
    await office.says('hello');
    assert.match(office.sees, /Office facts for R-TEST1/);
  });

  it('can be corrected, and the audit keeps what stood before', async () => {
    await opens(office);
    await finishes(office, { ...ALL, OA3: '2' });
    await office.presses('Save into the case');
    await office.presses('Correct a figure');
    await finishes(office, { ...ALL, OA2: '5', OA3: '2' });
    await office.presses('Save into the case');
    await play.settled();
    assert.match(office.sees, /1 answer is new or different/);
    const { id, triage } = await theCase();
    assert.ok(!triage.rulesFired.some((rule) => rule.id === 'A-02'));
    const audit = await play.records.auditOf(id);
    const last = audit.at(-1);
    assert.equal(last?.what, 'facts-added');
    assert.deepEqual(last?.corrected, [{ question: 'OA2', before: 41, after: 5 }]);
  });

  it('keep what two people add at the same time', async () => {
    const senco = play.player(SENCO);
    await senco.says('hello');
    await opens(office);
    await opens(senco);
    await finishes(office, ALL);
    await finishes(senco, ALL);
    await Promise.all([office.presses('Save into the case'), senco.presses('Save into the case')]);
    await play.settled();
    const { answers } = await theCase();
    assert.equal(answers['OA2'], 41);
    assert.equal(answers['OS1'], 'sen-support');
  });

  it('are not open to a teacher, nor once the case is decided', async () => {
    play.teacher.reads(posted);
    await play.teacher.presses('Add office facts');
    assert.match(play.teacher.sentence ?? '', /your role in this school has no facts to add/);
    await opens(office);
    play.lead.reads(posted);
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Planned already.' });
    await finishes(office, ALL);
    await office.presses('Save into the case');
    assert.match(office.sentence ?? '', /has been decided/);
  });

  it('stay open while an approval waits for its plan and while the plan runs, until the case is closed', async () => {
    await play.lead.says('hello');
    await startsPlan(play);
    const { answerBy } = await theCase();
    await opens(office);
    await finishes(office, ALL);
    await office.presses('Save into the case');
    await play.settled();
    assert.match(office.sees, /Saved\. Thank you/);
    const { answers, status, answerBy: after } = await theCase();
    assert.equal(answers['OA2'], 41);
    assert.equal(status, 'plan-active');
    assert.equal(after, answerBy, 'nobody is waited for any more');
    const { id } = await theCase();
    await play.lead.sendsPress('propose', { r: id });
    assert.match(play.lead.sentence ?? '', /make or change the plan/);
    await play.lead.sendsPress('close', {
      r: id,
      'close-choice': 'returned',
      'close-text': 'Back in class.',
    });
    await office.sendsPress('facts', { r: id });
    assert.match(office.sentence ?? '', /no plan runs on it, so its facts are closed/);
  });

  describe('of status', () => {
    it('stay off the shared card', async () => {
      await play.lead.says('hello');
      await opens(play.lead);
      await finishes(play.lead, { ...ALL, OS4: 'looked-after,social-worker', OS5: 'no' });
      await play.lead.presses('Save into the case');
      await play.settled();
      const { triage } = await theCase();
      assert.ok(triage.blocks.includes('BLK-VSH'));
      assert.doesNotMatch(shared(), /looked.after|social worker|virtual school|S-04|VSH/i);
      assert.match(shared(), /Something not shown here: open details/);
    });
  });

  describe('a proposal', () => {
    /** A lead proposes a farm-based placement that parents do not agree to. */
    const proposes = async () => {
      await play.lead.says('open');
      await play.lead.presses('Open R-TEST1');
      await play.lead.presses('Propose a provision');
      await finishes(play.lead, {
        PR1: 'PM-4',
        PR2: 'registered-school',
        PR3: 'provider-site',
        PR4: 'no',
        PR5: 'B',
        PR6: 'Turn-taking, two days a week for a half term',
        PR7: '2027-01-15',
        PR8: '2027-02-12',
        PR9: 'behaviour,social-skills',
        PR10: 'informed-not-agreed',
        PR11: 'yes',
        PR12: 'Half days in class from week 2',
        PR13: 'yes',
        PR14: 'yes',
        PR15: 'yes',
        'PR16-1': '2027-01-05',
        'PR16-2': '2026-12-15',
      });
      await play.lead.presses('Save into the case');
      await play.settled();
    };

    it('is blocked until it is cleared or the headteacher sets it aside with a reason', async () => {
      await proposes();
      assert.deepEqual((await theCase()).triage.blocks, ['BLK-PARENT']);
      assert.deepEqual((await theCase()).answers['PR16'], ['2027-01-05', '2026-12-15']);
      await play.lead.says('open');
      await play.lead.presses('Open R-TEST1');
      assert.match(play.lead.sees, /To clear before/);
      assert.ok(!play.lead.buttons.includes('Approve the proposed provision'));
      const id = (await theCase()).id;
      await play.lead.sendsPress('approve-ap', { r: id, 'approve-ap-text': 'Now.' });
      assert.match(play.lead.sees, /cannot be approved yet/);

      const head = play.player(HEAD);
      await head.says('open');
      await head.presses('Open R-TEST1');
      await head.presses('Set it aside', { 'override-text': 'Met the family; decision recorded.' });
      assert.match(head.sees, /Please choose what is set aside/);
      await head.presses('Set it aside', { 'override-choice': 'BLK-PARENT' });
      assert.match(head.sees, /set aside by The headteacher/);

      await play.lead.looksAt('Why this level');
      if (!play.lead.buttons.includes('Approve the proposed provision'))
        await play.lead.presses('Back to the case');
      await play.lead.presses('Approve the proposed provision', {
        'approve-ap-text': 'A planned half term.',
      });
      await play.settled();
      assert.equal((await theCase()).status, 'ap-plan');
      assert.match(shared(), /Alternative provision plan approved/);
    });

    it('keeps the texts of the case when Stop is pressed while it is changed', async () => {
      await proposes();
      await play.lead.presses('Change the proposal');
      await play.lead.presses('Continue', { PR1: 'PM-2' });
      await play.lead.presses('Stop - safeguarding');
      await play.lead.presses('I have told the DSL');
      await finishes(play.lead, {});
      await play.lead.presses('Save into the case');
      const { answers } = await theCase();
      assert.equal(answers['PR1'], 'PM-2');
      assert.equal(answers['PR6'], 'Turn-taking, two days a week for a half term');
    });

    it('does not let a headteacher set aside what nobody may', async () => {
      await proposes();
      const { id } = await theCase();
      const head = play.player(HEAD);
      await head.says('hello');
      await head.sendsPress('override', { r: id, 'override-choice': 'BLK-DSL', 'override-text': 'x' });
      assert.match(head.sees, /cannot be set aside by anybody/);
      assert.deepEqual((await theCase()).overrides ?? [], []);
    });
  });
});
