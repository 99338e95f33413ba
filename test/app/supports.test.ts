import assert from 'node:assert/strict';
import { SUPPORT_QUESTIONS } from '../../src/domain/known-ids/questions.ts';
import { readContent } from '../../src/content/read.ts';
import { INCLUSION_CHANNEL, type Json } from '../support/activities.ts';
import { withoutAdditions } from '../support/fixed-content/fixed-content.ts';
import { answers, EARLY_SIGNS, startPlay, textsOf, type Play, type Player } from '../support/play.ts';
import { SENCO, testSchool } from '../support/school.ts';

const ADDED = [...SUPPORT_QUESTIONS.flatMap((row) => Object.values(row)), 'PV4', 'supports-in-rows'];
const TRIED = { ...EARLY_SIGNS[5], GR1: 'key-adult,adjustments,parent-meeting', PV1: 'disagree' };
const VIEWS = { ...EARLY_SIGNS[6], GR2: '' };

/** The same row as the second one. */
const asSecond = (row: Json): Json =>
  Object.fromEntries(Object.entries(row).map(([id, value]) => [id.replace('SU1', 'SU2'), value]));

/** What a card says is wrong in the column of this input. */
function problemsBeside(input: string, card: unknown): string {
  const columns: Loose[] = [];
  JSON.stringify(card, (_key, value: Loose) => {
    if (value?.type === 'Column') columns.push(value);
    return value;
  });
  const column = columns.find(({ items }) => items?.some(({ id }) => id === input));
  assert.ok(column, `no input ${input}`);
  return (column.items ?? [])
    .filter(({ color }) => color === 'attention')
    .map(({ text }) => text)
    .join(' ');
}
interface Loose {
  readonly type?: string;
  readonly id?: string;
  readonly color?: string;
  readonly text?: string;
  readonly items?: readonly Loose[];
}

describe('Supports that were tried', () => {
  const content = withoutAdditions(readContent(), ADDED);
  let play: Play;
  let senco: Player;
  beforeEach(async () => {
    play = await startPlay({}, undefined, testSchool(), content);
  });
  afterEach(() => play.stop());

  const sends = async (views: Json = VIEWS) => {
    await answers(play.teacher, [...EARLY_SIGNS.slice(0, 5), TRIED, views]);
    await play.teacher.presses('Send to the inclusion lead');
    await play.settled();
    return play.channelCards().at(-1)!;
  };
  /** The SENCO's form of facts, on its card of supports. */
  const opens = async () => {
    const posted = await sends();
    senco = play.player(SENCO);
    await senco.says('hello');
    senco.reads(posted);
    await senco.presses('Add office facts');
    await play.settled();
    const invited = play.connector.sent.findLast(({ conversationId }) => conversationId === senco.user.chat);
    senco.reads(invited!);
    await senco.presses('Start');
    await opensPart();
    assert.match(senco.sees, /For each support/);
    return posted;
  };
  const saves = async () => {
    for (let card = 0; card < 6 && senco.canGoOn; card++) await senco.presses('Continue');
    if (senco.buttons.includes('Save into the case')) await senco.presses('Save into the case');
    await play.settled();
  };
  const opensPart = () => senco.presses(senco.buttons.find((title) => title.endsWith('Support so far'))!);
  const theCase = async () => (await play.records.findByReference('R-TEST1'))!.value;
  const stored = async () =>
    Object.fromEntries(Object.entries((await theCase()).answers).filter(([id]) => id.startsWith('SU')));
  const DONE = {
    SU1: 'key-adult',
    SU1F: '2026-09-07',
    SU1T: '2026-10-16',
    SU1N: 'weekly',
    SU1W: 'pastoral',
    SU1E: 'no-difference',
  };

  it('stand in rows that are filled in from the ticks, and going on without any saves none', async () => {
    await opens();
    assert.match(JSON.stringify(senco.card), /"id":"SU1"[^]*?"value":"key-adult"/);
    await saves();
    assert.deepEqual(await stored(), {});
  });

  it('are saved with dates, and told in one line to who reads the details, not in the channel', async () => {
    const posted = await opens();
    await senco.presses('Continue', DONE);
    await saves();
    assert.deepEqual(await stored(), DONE);
    const shared = textsOf(
      play.connector.standing(INCLUSION_CHANNEL, posted.messageId)?.attachments?.[0]?.content,
    );
    assert.doesNotMatch(shared, /7 Sep|Weekly|pastoral/);
  });

  for (const [why, typed, beside, says] of [
    [
      'an end before the start',
      { SU1T: '2026-09-01' },
      'SU1T',
      /cannot end \(Tue 1 Sep 2026\) before it begins/,
    ],
    ['a start to come', { SU1F: '2027-09-07', SU1T: '' }, 'SU1F', /is still to come/],
    ['no effect while ended', { SU1E: '' }, 'SU1E', /ended on Fri 16 Oct 2026. Please say what changed/],
    ['no start', { SU1F: '' }, 'SU1F', /When did it begin/],
    ['days and an effect, but no support', { SU1: '' }, 'SU1', /choose what the support was/],
  ] as const)
    it(`with ${why} are told so beside it once, and saved as unfinished`, async () => {
      await opens();
      const inputs: Json = { ...DONE, ...typed };
      await senco.presses('Continue', inputs);
      assert.match(problemsBeside(beside, senco.card), says);
      for (const other of Object.keys(DONE).filter((id) => id !== beside))
        assert.equal(problemsBeside(other, senco.card), '', other);
      assert.match(senco.sees, /Support so far/);
      await senco.presses('Continue', inputs);
      assert.match(senco.sees, /Support 3/);
      for (let card = 0; card < 6 && senco.canGoOn; card++) await senco.presses('Continue');
      assert.match(senco.sees, /will be saved as unfinished/);
      assert.match(senco.sees, /\(unfinished\)/);
      await saves();
      const kept = Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== ''));
      assert.deepEqual(await stored(), kept);
      await play.lead.says('open');
      await play.lead.presses('Open R-TEST1');
      await play.lead.looksAt('All answers');
      assert.match(play.lead.sees, /\(unfinished\)/);
    });

  it('count once somebody fills in what an unfinished one lacks', async () => {
    const second = { ...asSecond(DONE), SU2: 'adjustments' };
    const fired = async () => (await theCase()).triage.rulesFired.map(({ id }) => id);
    await opens();
    const inputs: Json = { ...DONE, ...second, SU2E: '' };
    await senco.presses('Continue', inputs);
    await senco.presses('Continue', inputs);
    await saves();
    assert.ok(!(await fired()).includes('R-03'));
    await senco.says('open');
    await senco.presses('Open R-TEST1');
    await senco.presses('Add office facts');
    await opensPart();
    assert.match(JSON.stringify(senco.card), /"id":"SU2F"[^]*?"value":"2026-09-07"/);
    await senco.presses('Continue', { SU2E: 'faded' });
    await saves();
    assert.ok((await fired()).includes('R-03'));
  });

  it('move up where one is cleared, so that none is lost', async () => {
    await opens();
    const second = { SU2: 'adjustments', SU2F: '2026-11-02' };
    await senco.presses('Continue', { ...DONE, ...second });
    await senco.presses('Continue', { SU3: 'parent-meeting', SU3F: '2026-11-09' });
    await opensPart();
    const cleared = { SU2: '', SU2F: '', SU2T: '', SU2N: '', SU2W: '', SU2E: '' };
    await senco.presses('Continue', { ...DONE, ...cleared });
    await saves();
    assert.deepEqual(await stored(), { ...DONE, SU2: 'parent-meeting', SU2F: '2026-11-09' });
  });

  it('pause for the word check where parents’ words may tell of harm', async () => {
    await answers(play.teacher, [...EARLY_SIGNS.slice(0, 5), TRIED]);
    await play.teacher.presses('Continue', { ...VIEWS, PV4: 'Dad hits him when he is late.' });
    assert.match(play.teacher.sees, /Before this is saved/);
  });

  it('leave parents’ words out of the channel', async () => {
    const posted = await sends({ ...VIEWS, PV4: 'MARKPARENTS mornings are hard' });
    assert.equal((await theCase()).answers['PV4'], 'MARKPARENTS mornings are hard');
    assert.doesNotMatch(JSON.stringify(posted), /MARKPARENTS/);
  });
});
