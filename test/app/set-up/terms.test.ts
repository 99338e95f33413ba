import assert from 'node:assert/strict';
import type { WrittenSettings } from '../../../src/app/ports/school-register.ts';
import {
  FIRST_ADMINISTRATOR,
  OTHER_ADMINISTRATOR,
  startSetUp,
  writtenSchool,
  type SetUpPlayer,
} from '../../support/set-up.ts';

const NORTH = writtenSchool({
  id: 'north',
  name: 'North School',
  terms: [
    { from: '2026-09-01', to: '2026-12-18', what: 'Autumn term' },
    { from: '2027-01-05', to: '2027-03-25', what: 'Spring' },
    { from: '2027-04-12', to: '2027-07-20', what: 'Michaelmas' },
  ],
  closed: [
    { from: '2026-10-26', to: '2026-10-30', what: 'Half term' },
    { from: '2027-02-15', to: '2027-02-19', what: 'Snow' },
    { from: '2027-05-31', to: '2027-06-04', what: 'Half term' },
  ],
  insetDays: [{ date: '2026-11-02', what: 'Phonics' }],
});

const PASTED = `Autumn term 2027: 2 September 2027 to 17 December 2027
Half term: 25-29 October 2027
Spring term: 4 January 2028 to 31 March 2028
Half term: 14-18 February 2028
Summer term: 18 April 2028 to 21 July 2028
Half term: 29 May to 2 June 2028
INSET day: 3 September 2027`;

async function opens(player: SetUpPlayer): Promise<void> {
  await player.says('set up');
  await player.presses('Terms');
}

function termsOf(settings: WrittenSettings | undefined): readonly unknown[] {
  const { terms } = settings ?? {};
  return Array.isArray(terms) ? terms : [];
}

describe('The terms of a school that is set up', () => {
  it('stand there in lines that are read as what they are', async () => {
    const play = await startSetUp(NORTH);
    const first = play.player(FIRST_ADMINISTRATOR);
    await opens(first);
    assert.match(String(first.fields['in-text']), /Autumn term: Tue 1 Sep 2026 to Fri 18 Dec 2026/);
    await first.presses('Read these');
    await first.presses('Use these');
    const now = await play.settingsOf('north');
    const days = (list: unknown) =>
      (list as { from?: string; to?: string; date?: string }[]).map(
        ({ from, to, date }) => from ?? date ?? to,
      );
    for (const part of ['terms', 'closed', 'insetDays'])
      assert.deepEqual(days(now?.[part]), days(NORTH[part]), part);
  });

  it('are read from pasted lines, shown with what they replace, and used only then', async () => {
    const play = await startSetUp(NORTH);
    const first = play.player(FIRST_ADMINISTRATOR);
    await opens(first);
    await first.presses('Read these', { 'in-text': PASTED });
    assert.match(first.sees, /Term +Autumn term 2027: Thu 2 Sep 2027 to Fri 17 Dec 2027/);
    assert.match(first.sees, /removed Michaelmas/);
    assert.equal(first.fields['in-text'], PASTED);
    assert.deepEqual(await play.settingsOf('north'), NORTH);
    await first.presses('Use these');
    assert.match(first.sees, /Saved: terms/);
    const now = await play.settingsOf('north');
    assert.equal(termsOf(now).length, 3);
    assert.deepEqual(now?.['insetDays'], [{ date: '2027-09-03', what: 'INSET day' }]);
  });

  it("are read from a council's calendar file", async () => {
    const play = await startSetUp(NORTH);
    const first = play.player(FIRST_ADMINISTRATOR);
    const event = (what: string, from: string, to: string) =>
      `BEGIN:VEVENT\r\nUID:${what}\r\nSUMMARY:${what}\r\nDTSTART;VALUE=DATE:${from}\r\nDTEND;VALUE=DATE:${to}\r\nEND:VEVENT\r\n`;
    await opens(first);
    await first.presses('Read these', {
      'in-text': `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${event('Autumn term', '20270902', '20271218')}${event('Half term', '20271025', '20271030')}END:VCALENDAR`,
    });
    assert.match(first.sees, /Autumn term: Thu 2 Sep 2027 to Fri 17 Dec 2027/);
    assert.match(first.sees, /no spring term/);
  });

  it('are not used when they cannot be right', async () => {
    const play = await startSetUp(NORTH);
    const first = play.player(FIRST_ADMINISTRATOR);
    for (const text of ['', 'hello', 'Fall semester: 18 August 2027 to 17 December 2027']) {
      await opens(first);
      await first.presses('Read these', { 'in-text': text });
      assert.ok(!first.buttons.includes('Use these'), text);
      assert.equal(first.fields['in-text'], text);
    }
    await first.sends('set-up-use-terms', { school: 'north', mark: '', calendar: '{"terms":[{}]}' });
    assert.deepEqual(await play.settingsOf('north'), NORTH);
  });

  it('are shown again when somebody else has changed them meanwhile', async () => {
    const play = await startSetUp(NORTH);
    const [one, other] = [play.player(FIRST_ADMINISTRATOR), play.player(OTHER_ADMINISTRATOR)];
    for (const each of [one, other]) {
      await opens(each);
      await each.presses('Read these', { 'in-text': PASTED });
    }
    await one.presses('Use these');
    await other.says('set up');
    await other.presses('Terms');
    await other.presses('Read these', { 'in-text': 'Autumn term: 6 September 2027 to 17 December 2027' });
    await opens(one);
    await one.presses('Read these', { 'in-text': PASTED.replace('3 September', '6 September') });
    await one.presses('Use these');
    await other.presses('Use these');
    assert.match(other.sees, /has changed this/);
    assert.equal(termsOf(await play.settingsOf('north')).length, 3);
    await other.presses('Use these');
    assert.match(other.sees, /Saved: terms/);
    assert.equal(termsOf(await play.settingsOf('north')).length, 1);
  });

  it('fit on a card, however many there are, or are told to be too many', async () => {
    const play = await startSetUp(NORTH);
    const first = play.player(FIRST_ADMINISTRATOR);
    for (const many of [30, 60, 300]) {
      const days = Array.from({ length: many }, (_, at) => {
        const date = new Date(Date.UTC(2027, 8, 6 + at)).toISOString().slice(0, 10);
        return `INSET day for all of the staff: ${date}`;
      });
      await opens(first);
      await first.presses('Read these', { 'in-text': days.join('\n') });
      assert.ok(JSON.stringify(first.card).length < 24_000, String(many));
      assert.equal(first.buttons.includes('Use these'), many < 100, String(many));
    }
  });
});
