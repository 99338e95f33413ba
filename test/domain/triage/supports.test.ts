import assert from 'node:assert/strict';
import type { Answers } from '../../../src/domain/content/answers.ts';
import { triage } from '../../../src/domain/triage/triage.ts';
import { content } from '../../support/content.ts';

const TODAY = '2026-11-24';
const TICKED: Answers = {
  SG1: 'no',
  SG2: 'no',
  PC1: 'ZZ 5',
  PC2: '5',
  PC4: 'engagement',
  EW1: ['withdrawn'],
  EW2: '2-6w',
  AT1: 'rarely-absent',
  BH1: ['none'],
  SE1: ['none'],
  SN1: 'none',
  GR1: ['key-adult', 'adjustments'],
  PV1: 'share',
  PV2: 'yes',
};
const row = (at: number, what: string, from: string, to?: string, effect?: string): Answers => ({
  [`SU${at}`]: what,
  [`SU${at}F`]: from,
  ...(to === undefined ? {} : { [`SU${at}T`]: to }),
  ...(effect === undefined ? {} : { [`SU${at}E`]: effect }),
});
const fired = (...answers: readonly Answers[]) =>
  triage(content, { today: TODAY, answers: Object.assign({}, TICKED, ...answers) as Answers, events: [] })
    .rulesFired.map(({ id }) => id)
    .filter((id) => ['R-01', 'R-02', 'R-03', 'R-04'].includes(id));

/** Monday to the Friday of the sixth week, and of the fifth. */
const [SIX_WEEKS, FIVE_WEEKS] = [
  ['2026-09-07', '2026-10-16'],
  ['2026-09-07', '2026-10-09'],
] as const;

describe('Supports in rows', () => {
  it('count as signs that persist once two were given six weeks without a lasting difference', () => {
    const first = row(1, 'key-adult', ...SIX_WEEKS, 'no-difference');
    assert.deepEqual(fired(first, row(2, 'adjustments', ...SIX_WEEKS, 'faded')), ['R-03']);
    assert.deepEqual(fired(first, row(2, 'adjustments', ...FIVE_WEEKS, 'faded')), []);
    assert.deepEqual(fired(first, row(2, 'key-adult', ...SIX_WEEKS, 'faded')), [], 'two of one kind');
  });

  it('take the place of the one answer for all: support never given its time does not count', () => {
    const all: Answers = { GR2: 'no-difference-6w' };
    assert.deepEqual(fired(all), ['R-03']);
    const running = row(1, 'key-adult', '2026-11-09', undefined, 'no-difference');
    assert.deepEqual(fired(all, running), ['R-02']);
    assert.deepEqual(
      fired(all, row(1, 'key-adult', ...SIX_WEEKS, 'no-difference')),
      ['R-03'],
      'the other tick',
    );
  });

  it('are a cycle not finished while they run and nobody can say, however long', () => {
    assert.deepEqual(fired(row(1, 'key-adult', '2026-11-09')), ['R-02']);
    assert.deepEqual(fired(row(1, 'key-adult', '2026-09-07', undefined, 'too-soon')), ['R-02']);
    assert.deepEqual(fired(row(1, 'key-adult', '2026-11-09', '2026-12-18')), ['R-02'], 'an end ahead');
  });

  it('help only while they run', () => {
    assert.deepEqual(fired(row(1, 'key-adult', '2026-11-09', undefined, 'helping')), ['R-04']);
    assert.deepEqual(fired(row(1, 'key-adult', ...SIX_WEEKS, 'helping')), []);
  });

  it('count for no rule while they are unfinished', () => {
    const good = row(1, 'key-adult', ...SIX_WEEKS, 'no-difference');
    for (const [why, unfinished] of Object.entries({
      'an end before the start': row(2, 'adjustments', SIX_WEEKS[1], SIX_WEEKS[0], 'no-difference'),
      'a start to come': row(2, 'adjustments', '2026-12-07', undefined, 'no-difference'),
      'ended without effect': row(2, 'adjustments', ...SIX_WEEKS),
      'no start': { SU2: 'adjustments', SU2T: SIX_WEEKS[1], SU2E: 'no-difference' },
    }))
      assert.deepEqual(fired(good, unfinished), [], why);
    assert.deepEqual(
      fired({ GR2: 'helping' }, row(1, 'key-adult', ...SIX_WEEKS)),
      ['R-04'],
      'the ticks stand',
    );
  });

  it('end "nothing tried yet"', () => {
    assert.deepEqual(fired({ GR1: ['none'] }), ['R-01']);
    assert.deepEqual(fired({ GR1: ['none'] }, row(1, 'key-adult', '2026-11-09')), ['R-02']);
  });
});
