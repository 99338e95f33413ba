import assert from 'node:assert/strict';
import type { Answers } from '../../../src/domain/content/answers.ts';
import { packPage } from '../../../src/pack/page.ts';
import { makePack } from '../../../src/words/pack/make-pack.ts';
import { describeSupport } from '../../../src/words/supports.ts';
import { content } from '../../support/content.ts';
import { caseOf, SCENARIOS } from '../../support/scenario-cases.ts';

/** Adjustments that help, and small-group help for a half-term that made no difference. */
const scenario = SCENARIOS.find(({ id }) => id === 'SU03');
assert.ok(scenario);
const packWith = (changes: Answers = {}, without: readonly string[] = []) => {
  const given = Object.entries({ ...scenario.answers, ...changes }).filter(([id]) => !without.includes(id));
  return makePack(caseOf(content, { ...scenario, answers: Object.fromEntries(given) }), content, {
    school: 'Test School',
    today: '2026-12-01',
    settings: { closed: [] },
  });
};

describe('Supports in a referral pack', () => {
  it('are fields, with the id of each option beside its words', () => {
    const [running, ended] = packWith().supports;
    const label = (question: string, option: string) =>
      content.bank.questions.get(question)?.options.find(({ id }) => id === option)?.label;
    assert.deepEqual(running, {
      what: { id: 'adjustments', label: label('SU1', 'adjustments') },
      from: '2026-10-05',
      weeks: 8,
      often: { id: 'daily', label: label('SU1N', 'daily') },
      by: { id: 'teacher', label: label('SU1W', 'teacher') },
      effect: { id: 'helping', label: label('SU1E', 'helping') },
      finished: true,
    });
    assert.equal(ended?.to, '2026-10-23');
    assert.equal(ended?.effect?.id, 'no-difference');
  });

  it('are a table on paper, whose headings a screen reader reads with each cell', () => {
    const page = packPage(packWith());
    const [, body = ''] = /<table class="[^"]*\bwide">([^]*?)<\/table>/.exec(page) ?? [];
    assert.match(body, /<caption/);
    const headings = [...body.matchAll(/<th scope="col">([^<]*)/g)].map(([, text]) => text);
    assert.deepEqual(headings, ['Support', 'From', 'To', 'How often', 'By whom', 'What changed']);
    assert.equal(body.match(/<th scope="row">/g)?.length, 2);
    assert.match(body, /Mon 5 Oct 2026<\/td>\s*<td>still running \(8 weeks\)/);
    assert.match(body, /Fri 23 Oct 2026 \(7 weeks\)/);
  });

  it('say of one that took a day which day, and no weeks', () => {
    const [meeting] = packWith({ SU1: 'parent-meeting', SU1F: '2026-11-09', SU1T: '2026-11-09' }).supports;
    assert.equal(meeting?.weeks, undefined);
    assert.equal(meeting && describeSupport(meeting, (date) => date).split('; ')[1], 'on 2026-11-09');
  });

  it('leave out the one answer for all ticks once each of these is told in a row', () => {
    const says = (pack: ReturnType<typeof packWith>) => JSON.stringify(pack.tried);
    const all = { GR2: 'no-difference-6w' };
    assert.match(says(packWith(all, ['SU2', 'SU2F', 'SU2T', 'SU2N', 'SU2W', 'SU2E'])), /No difference/);
    assert.match(says(packWith(all, ['SU2E'])), /No difference/, 'one is unfinished');
    assert.doesNotMatch(says(packWith(all)), /No difference/);
  });

  it('say of an unfinished one that it is, and what is not recorded', () => {
    const pack = packWith({}, ['SU2E', 'SU2N']);
    assert.equal(pack.supports[1]?.finished, false);
    assert.match(packPage(pack), /\(unfinished\)[^]*not recorded/);
  });

  it('are not there where a case has none', () => {
    const none = Object.keys(scenario.answers).filter((id) => id.startsWith('SU'));
    const pack = packWith({}, none);
    assert.deepEqual(pack.supports, []);
    assert.doesNotMatch(packPage(pack), /Each support/);
  });
});
