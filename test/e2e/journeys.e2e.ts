import assert from 'node:assert/strict';
import { CountingWindow, type CountedCard } from './counting-window.ts';
import { useDemo } from './demo-in-browser.ts';
import { raisesConcern, raisesUsualConcern } from './raises-concern.ts';
import { openWindow } from './teams-window.ts';

/** What somebody does from one card to another, and what it may take. */
interface Journey {
  readonly name: string;
  /** Begins with the newest card in sight, and counts from there. */
  readonly goes: (window: CountingWindow) => Promise<void>;
  readonly mostPresses: number;
  readonly mostCards: number;
  /** The highest a card with questions may be on a phone, in pixels; the check shows what was answered. */
  readonly highestOnPhone: number;
}

/** In the order of going; each may rely on what those before it left. */
const JOURNEYS: readonly Journey[] = [
  {
    name: 'A short concern',
    goes: (teacher) => raisesConcern(teacher, 'AB 8'),
    mostPresses: 25,
    mostCards: 8,
    highestOnPhone: 1120,
  },
  {
    name: 'A usual concern',
    goes: (teacher) => raisesUsualConcern(teacher, 'CD 9'),
    mostPresses: 25,
    mostCards: 8,
    highestOnPhone: 1120,
  },
];

/** The highest a usual case may be in a lead's own chat, in pixels. */
const HIGHEST_CASE = 1100;

describe('How much it takes to', () => {
  const shown = useDemo();
  const measured: Record<string, string | number>[] = [];
  let window: CountingWindow;

  before(async () => {
    window = new CountingWindow((await openWindow(shown.browser, shown.demo.teacherUrl)).page);
  });
  after(() => console.table(measured));
  /** What a lead sees of the usual concern at first, which is raised by then. */
  const measures = async (lead: CountingWindow, card: string): Promise<number> => {
    const desktop = await lead.height();
    measured.push({ journey: 'A lead reads', card, desktop, phone: await lead.heightOnPhone() });
    return desktop;
  };

  for (const { name, goes, mostPresses, mostCards, highestOnPhone } of JOURNEYS)
    it(`get through: ${name.toLowerCase()}`, async () => {
      await window.says('hello');
      await window.presses('Raise a concern');
      window.startCounting();
      await goes(window);
      const cards = window.counted;
      for (const each of cards) measured.push({ journey: name, ...each });
      // With the press that began it.
      const presses = 1 + sum(cards);
      measured.push({ journey: name, card: `${cards.length} cards`, presses });
      assert.ok(presses <= mostPresses, `${presses} presses`);
      assert.ok(cards.length <= mostCards, `${cards.length} cards`);
      const high = cards.filter(({ card, phone }) => phone > highestOnPhone && !card.startsWith('Check'));
      assert.deepEqual(high, [], 'too high for a phone');
    });

  it('read a usual concern: one card', async () => {
    const lead = new CountingWindow((await openWindow(shown.browser, shown.demo.leadUrl)).page);
    await lead.says('find CD 9');
    await lead.sees('CD 9');
    const reference = /R-\w{5}/.exec(await lead.text())?.[0] ?? '';
    await lead.presses(`Open ${reference}`);
    await lead.sees('Two suspensions since September');
    assert.ok((await measures(lead, 'A case nobody has decided on')) <= HIGHEST_CASE);
    await lead.presses('Approve in-school steps');
    await lead.types('Why, in a sentence', 'A key adult starts on Monday.');
    await lead.presses('Approve the in-school next steps');
    await lead.sees('Agreed in school');
    assert.ok((await measures(lead, 'A case that is decided')) <= HIGHEST_CASE);
  });
});

function sum(cards: readonly CountedCard[]): number {
  return cards.reduce((total, { presses }) => total + presses, 0);
}
