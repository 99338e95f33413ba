import assert from 'node:assert/strict';
import { CountingWindow, type CountedCard } from './counting-window.ts';
import { useDemo } from './demo-in-browser.ts';
import { JOURNEYS } from './journeys.ts';
import { openWindow } from './teams-window.ts';

/** The highest a card with questions may be on a phone, in pixels. */
const HIGHEST_ON_PHONE = 1120;
/** The highest a usual case may be at first in a lead's own chat, in pixels, before anything on it is unfolded. */
const HIGHEST_CASE = 1100;
/** Headings of cards that show what there is: a case by its level, all the answers of a form before they are sent. */
const SHOWS = / · |^Check|^Save into/;

describe('How much it takes to', () => {
  const shown = useDemo();
  const measured: Record<string, string | number>[] = [];
  let teacher: CountingWindow;
  let lead: CountingWindow;

  const opensWindows = async () => {
    const { teacherUrl, leadUrl } = shown.demo;
    teacher = new CountingWindow((await openWindow(shown.browser, teacherUrl)).page);
    lead = new CountingWindow((await openWindow(shown.browser, leadUrl)).page);
  };
  const waitsUntil = async (moment: string) => {
    await teacher.page.close();
    await lead.page.close();
    await shown.restart({ env: { DEMO_NOW: moment } });
    // What the clock brings comes first, so that the newest card stays the one in hand; so does what is told once, soon
    // after a start, of what has not arrived: the windows have lost the card that a line was to go under.
    await shown.demo.botLogs(/"deliveryKind":"reminder"/);
    await shown.demo.botLogs(/"deliveryKind":"problem"/);
    await opensWindows();
  };

  before(opensWindows);
  after(() => console.table(measured));

  for (const { name, whose, at, begins, goes, mostPresses, mostCards } of JOURNEYS)
    it(`get through: ${name.toLowerCase()}`, async () => {
      if (at !== undefined) await waitsUntil(at);
      const window = whose === 'teacher' ? teacher : lead;
      await begins(window);
      window.startCounting();
      await goes(window);
      const cards = window.counted;
      for (const each of cards) measured.push({ journey: name, ...each });
      const presses = sum(cards);
      measured.push({ journey: name, card: `${cards.length} cards`, presses });
      assert.ok(presses <= mostPresses, `${presses} presses`);
      assert.ok(cards.length <= mostCards, `${cards.length} cards`);
      const high = cards.filter(({ card, phone }) => phone > HIGHEST_ON_PHONE && !SHOWS.test(card));
      assert.deepEqual(high, [], 'too high for a phone');
      if (whose === 'lead') assert.ok((cards[0]?.desktop ?? 0) <= HIGHEST_CASE, 'the case is too high');
    });
});

function sum(cards: readonly CountedCard[]): number {
  return cards.reduce((total, { presses }) => total + presses, 0);
}
