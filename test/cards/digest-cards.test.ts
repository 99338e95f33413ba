import assert from 'node:assert/strict';
import { plusDays } from '../../src/domain/calendar/calendar.ts';
import { isSchoolWeek } from '../../src/domain/calendar/counted-weeks.ts';
import { staffDigest } from '../../src/domain/digest/digest-staff.ts';
import type { Digest, StatutoryCase } from '../../src/domain/digest/digest.ts';
import { mondayBefore } from '../../src/domain/calendar/iso-week.ts';
import { digestText } from '../../src/cards/digest/digest-card.ts';
import { MOST_CARD_BYTES, weightOf } from '../../src/cards/fit.ts';
import { makeDraw } from '../../src/cards/draw.ts';
import { busyStaffDigest, fullInclusionDigest } from '../support/digests.ts';
import { buttonsOf, textsOf } from '../support/play.ts';
import { YEAR } from '../support/school-year.ts';
import { FixedClock, testSchool } from '../support/school.ts';
import { content } from '../support/content.ts';

const settings = testSchool();
const draw = makeDraw(content, settings, new FixedClock());

/** Every chart on a card. */
function charts(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(charts);
  if (typeof node !== 'object' || node === null) return [];
  const found = Object.values(node).flatMap(charts);
  return 'type' in node && String(node.type).startsWith('Chart.') ? [{ ...node }, ...found] : found;
}

const DIGESTS: readonly (readonly [string, Digest])[] = [
  ['for everybody, in a busy week', busyStaffDigest(content)],
  ['for everybody, in a quiet week', busyStaffDigest(content, { quiet: true })],
  ['for everybody, of the first week of all', firstWeek()],
  ['for the inclusion team, with forty of everything', fullInclusionDigest(content)],
  ['for the inclusion team, with nothing at all', nothing()],
];

function firstWeek() {
  const { lastHalfTerm: _, ...digest } = busyStaffDigest(content, { signs: [], movedOnWell: 'few' });
  return { ...digest, weeks: digest.weeks.slice(-1), reviewsAtLeast: 0 };
}

function nothing() {
  const { timeToDecision: _, ...digest } = fullInclusionDigest(content, 0, {
    raised: 0,
    weeks: [],
    levels: [],
    signs: [],
    decided: [],
    closed: [],
    movedOnWell: 0,
    plansRunning: 0,
  });
  return { ...digest, timetables: { ...digest.timetables, inPlace: 0 } };
}

describe('A date set by law, in the inclusion digest', () => {
  const [one] = fullInclusionDigest(content, 1).statutory;
  const textWith = (changes: Partial<StatutoryCase>) =>
    digestText(
      fullInclusionDigest(content, 1, { statutory: [{ ...one!, ...changes }] }),
      settings.dsl,
      false,
    );

  it('says what is due', () => assert.match(textWith({}), /the governing board considers reinstatement by/));

  it('says no more than that there is a status check, where a private rule set it', () => {
    const text = textWith({ law: undefined });
    assert.match(text, /Something not shown here: open details Tue 24 Nov/);
    assert.doesNotMatch(text, /governing board/);
  });

  it('names a pupil without a reference as one', () =>
    assert.match(textWith({ pupil: undefined }), /pupil not given: If parents/));
});

describe('A digest', () => {
  for (const [name, digest] of DIGESTS)
    describe(name, () => {
      const post = draw.digest(digest, { late: true });
      const text = textsOf(post.card);

      it('fits into a card, with nothing of its layout left', () => {
        assert.ok(weightOf(post.card) <= MOST_CARD_BYTES, String(weightOf(post.card)));
        assert.doesNotMatch(text, /\(cut\)/);
        assert.doesNotMatch(JSON.stringify(post.card), /\$\{|undefined|\[object|NaN/);
      });

      it('says that it is late, and only when it is', () => {
        assert.match(text, /This digest comes late/);
        assert.doesNotMatch(textsOf(draw.digest(digest, { late: false }).card), /comes late/);
      });

      it('names the DSL, and its presses open a case or raise a concern', () => {
        assert.match(text, /Dana Safe \(designated safeguarding lead\) on 01632 960 001, or Del Deputy/);
        assert.match(text, /999/);
        for (const { title, verb } of buttonsOf(post.card)) {
          assert.equal(verb, digest.audience === 'staff' ? 'start-in-chat' : 'details');
          assert.match(title, digest.audience === 'staff' ? /^Raise a concern$/ : /^Open R-/);
        }
      });

      it('shows a lock screen no figure and no pupil', () => {
        assert.equal(post.summary, 'The weekly inclusion digest is here');
      });

      it('is complete without its charts, and each has something to stand in for it', () => {
        for (const chart of charts(post.card)) {
          assert.ok((chart['fallback'] as { text?: string }).text);
          for (const { x, y } of chart['data'] as { x: string; y: number }[]) {
            assert.match(text, new RegExp(`\\b${y}\\b`), `${x} ${y} stands in the chart alone`);
            assert.ok(y > 0, 'a bar of nothing');
          }
        }
      });

      it('reads the same at a terminal', () => {
        const lines = digestText(digest, settings.dsl, true);
        assert.match(lines, /This digest comes late/);
        assert.match(lines, /999/);
      });
    });

  it('for the inclusion team shortens its lists and says where the rest is', () => {
    const text = textsOf(draw.digest(fullInclusionDigest(content), { late: false }).card);
    assert.equal(text.match(/: answer was due/g)?.length, 5);
    assert.match(text, /and 35 more: type "due" in your own chat with me/);
  });

  it('for everybody names no list of the inclusion team', () => {
    const text = textsOf(draw.digest(busyStaffDigest(content), { late: false }).card);
    assert.doesNotMatch(text, /pupil [A-Z]|R-\w|\bdue\b|statutory|timetable/i);
    assert.match(text, /A busy week: 14 concerns were raised/);
  });
});

describe('The tips', () => {
  it('come about twice each in a school year, none of them week after week', () => {
    const told: string[] = [];
    for (let today = '2026-09-04'; today < '2027-07-21'; today = plusDays(today, 7)) {
      if (!isSchoolWeek(YEAR, mondayBefore(today))) continue;
      const { tip } = staffDigest(
        { calendar: YEAR, content },
        { week: 'w', today },
        { sent: [], closed: [], open: [] },
      );
      told.push(tip.id);
    }
    const times = content.tips.map(({ id }) => told.filter((each) => each === id).length);
    assert.ok(
      times.every((count) => count >= 1 && count <= 3),
      times.join(),
    );
    assert.ok(told.every((id, week) => id !== told[week + 1]));
  });
});
