import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkContent } from '../../src/content/check.ts';
import { loadContent } from '../../src/content/load.ts';
import { CONTENT_FOLDER, readContent } from '../../src/content/read.ts';
import type { Answers } from '../../src/domain/content/answers.ts';
import type { Content } from '../../src/domain/content/content.ts';
import { triage } from '../../src/domain/triage/triage.ts';
import type { Json } from '../support/activities.ts';
import { withoutAdditions } from '../support/fixed-content/fixed-content.ts';
import type { Loose } from '../support/changed-content.ts';
import { answers, EARLY_SIGNS, startPlay, textsOf, type Play } from '../support/play.ts';
import { SCENARIOS } from '../support/scenario-cases.ts';
import { testSchool } from '../support/school.ts';

/** What the guide shows as JSON, under ids that nobody else uses, whatever a lead has added since. */
function shownInGuide(): readonly Loose[] {
  const guide = readFileSync(join(CONTENT_FOLDER, 'README.md'), 'utf8')
    .replaceAll('EW3', 'ZZ-1')
    .replaceAll('E-06', 'ZZ-2')
    .replaceAll('"break-times"', '"zz-break-times"');
  return [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => JSON.parse(text));
}

const shown = shownInGuide();
const card = shown.find((each) => each.questions !== undefined);
const rule = shown.find((each) => each.firesWhen !== undefined);
const option = shown.find((each) => Object.keys(each).join() === 'id,label');

/** The topic of the teacher's part that the guide's card is put into. */
const topicOf = (json: Loose): Loose => json.topics.find(({ id }: Loose) => id === 'signs');

/** A copy of the content that a lead works on. */
class LeadsFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'content-'));
  constructor() {
    cpSync(CONTENT_FOLDER, this.path, { recursive: true });
  }
  edit(file: string, change: (json: Loose) => void): void {
    const path = join(this.path, file);
    const json = JSON.parse(readFileSync(path, 'utf8'));
    change(json);
    writeFileSync(path, JSON.stringify(json, null, 2));
  }
  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Adds what the guide shows, as it says. */
function addAsInGuide(folder: LeadsFolder): void {
  folder.edit('questions/part-1-staff.json', (json) => {
    const { cards } = topicOf(json);
    cards[0].questions[0].options.splice(-1, 0, { ...option, id: 'zz-phone-use' });
    cards.push(card);
    makeRoom(json);
  });
  folder.edit('rules/03-early-signs.json', (json) => json.rules.push(rule));
}

/** Room for the new question in the four minutes, wherever the content has used them up: lower estimates. */
function makeRoom(json: Loose): void {
  let left = card.questions[0].seconds;
  for (const topic of json.topics)
    for (const { questions } of topic.cards)
      for (const question of questions) {
        const saved = question === card.questions[0] ? 0 : Math.min(left, question.seconds - 1);
        question.seconds -= saved;
        left -= saved;
      }
}

/** The inputs of a whole concern with the new answers, card by card. */
const CONCERN: readonly Json[] = EARLY_SIGNS.flatMap((inputs) =>
  'EW1' in inputs ? [{ ...inputs, EW1: 'late,isolated,zz-phone-use' }, { 'ZZ-1': 'alone' }] : [inputs],
);

describe('A lead who follows the guide to add an option, a question and a rule', function () {
  this.timeout(60_000);
  let folder: LeadsFolder;
  let content: Content;
  let play: Play;
  before(async () => {
    folder = new LeadsFolder();
    addAsInGuide(folder);
    content = loadContent({ folder: folder.path });
    // Only what the tests know and what was added here: the cards come one after another as they are pressed below.
    const known = withoutAdditions(readContent(folder.path), ['ZZ-1', 'ZZ-2']);
    play = await startPlay({}, undefined, testSchool(), known);
    await answers(play.teacher, CONCERN);
  });
  after(async () => {
    await play.stop();
    folder.remove();
  });

  it('reads that the content fits together', () =>
    assert.deepEqual(checkContent(readContent(folder.path)), []));

  it('sees the rule fire in a scenario with the new answer, and in none without it', () => {
    const near = SCENARIOS.find(({ answers: given }) => given['EW2'] !== undefined)!;
    const fired = (given: Answers) =>
      triage(content, { ...near, answers: { ...near.answers, ...given } }).rulesFired.map(({ id }) => id);
    assert.ok(fired({ 'ZZ-1': 'alone' }).includes('ZZ-2'));
    assert.ok(!fired({}).includes('ZZ-2'));
    assert.ok(!fired({ 'ZZ-1': 'with-others' }).includes('ZZ-2'));
  });

  it('sees the answers in the check, on the channel card, in the details and in the pack', async () => {
    assert.match(play.teacher.sees, /Break times\nAlone/);
    await play.teacher.presses('Send to the inclusion lead');
    await play.settled();
    const posted = play.channelCards().at(-1)!;
    assert.match(textsOf(posted.card), /Break times:\*\* Alone/);
    assert.match(textsOf(posted.card), /Alone at break times/);
    const { lead } = play;
    await lead.says('open');
    await lead.presses('Open R-TEST1');
    assert.match(lead.sees, /Ask who the pupil would like to spend break times with/);
    await lead.looksAt('All answers');
    assert.match(lead.sees, /Break times: \nAlone/);
    assert.match(lead.sees, /On the phone a lot/);
    await lead.looksAt('Why this level');
    assert.match(lead.sees, /Alone at break times[^\n]*\nBreak times: Alone/);
    if (!lead.buttons.includes('Get the referral pack')) await lead.presses('Back to the case');
    await lead.presses('Get the referral pack');
    assert.match(lead.sees, /What was noticed[^]*Break times\nAlone/);
  });
});

describe('A lead whose new question says nothing of where it is shown', () => {
  it('finds its answer in the details, and not on the channel card or in the pack', async () => {
    const folder = new LeadsFolder();
    folder.edit('questions/part-1-staff.json', (json) => {
      const { shownIn: _, ...question } = card.questions[0];
      topicOf(json).cards.push({ ...card, questions: [question] });
    });
    const known = withoutAdditions(readContent(folder.path), ['ZZ-1']);
    folder.remove();
    const play = await startPlay({}, undefined, testSchool(), known);
    try {
      await answers(
        play.teacher,
        CONCERN.map((inputs) => ('EW1' in inputs ? { ...inputs, EW1: 'late' } : inputs)),
      );
      await play.teacher.presses('Send to the inclusion lead');
      await play.settled();
      assert.doesNotMatch(textsOf(play.channelCards().at(-1)?.card), /Break times/);
      const { lead } = play;
      await lead.says('open');
      await lead.presses('Open R-TEST1');
      await lead.looksAt('All answers');
      assert.match(lead.sees, /Break times: \nAlone/);
      await lead.presses('Get the referral pack');
      assert.doesNotMatch(lead.sees, /Break times/);
    } finally {
      await play.stop();
    }
  });
});
