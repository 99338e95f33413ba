import assert from 'node:assert/strict';
import { PROVIDERS } from '../../../src/demo/school.ts';
import type { Provider } from '../../../src/domain/school/provider.ts';
import { LEAD } from '../../support/activities.ts';
import { startPlay, type Play } from '../../support/play.ts';
import { SECOND_LEAD } from '../../support/school.ts';

const FARM = 'Withy Farm Learning';
const NEW = {
  'in-name': 'Oak Yard',
  'in-kind': 'non-school-ap',
  'in-sessions': 'Mornings',
  'in-contactName': 'Ada Yard',
  'in-contactPhone': '01632 960 199',
  'in-ukprn': '10012345',
  'in-pounds': '£42.50',
  'in-per': 'session',
};
const INSURANCE = { 'in-document': 'Certificate 77', 'in-on': '2026-11-20', 'in-expires': '2027-11-20' };

describe('The directory of providers in chat', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay({ providers: PROVIDERS.toReversed() });
  });
  afterEach(() => play.stop());

  const stored = async (name: string): Promise<Provider | undefined> =>
    (await play.records.readProvider(name))?.value;
  const done = async () =>
    (await play.records.auditOf('providers')).map(({ what, by }) => `${what} ${by.name}`);
  const opens = async (player = play.lead, name = FARM) => {
    await player.says('providers');
    await player.sendsPress('provider', { p: name });
  };

  it('lists them by name with what is not in place, for leads only', async () => {
    await play.lead.says('Providers');
    const names = PROVIDERS.map(({ name }) => name);
    const seen = names.map((name) => play.lead.sees.indexOf(name));
    assert.ok(seen.every((at) => at >= 0));
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => a - b),
    );
    assert.match(play.lead.sees, /Written assurance on staff checks expires on Fri 18 Dec 2026/);
    assert.match(play.lead.sees, /A visit was due by Wed 14 Oct 2026/);
    assert.match(play.lead.sees, /Not seen yet: Written assurance/);
    assert.doesNotMatch(play.lead.sees, /score|rating|rank|%/i);
    await play.teacher.says('providers');
    assert.match(play.teacher.sentence ?? '', /Only inclusion leads/);
    for (const verb of ['provider', 'provider-archive', 'provider-save-check', 'provider-save-new'])
      await play.teacher.sendsPress(verb, { p: FARM, check: 'insurance', ...INSURANCE, ...NEW });
    assert.match(play.teacher.sentence ?? '', /Only inclusion leads/);
    assert.deepEqual(await play.records.providers(), []);
  });

  it('goes on page by page, and says so when it is empty', async () => {
    await play.stop();
    const many = Array.from({ length: 8 }, (_, at) => ({ ...PROVIDERS[0]!, name: `Provider ${at + 1}` }));
    play = await startPlay({ providers: many });
    await play.lead.says('providers');
    await play.lead.presses('Next page');
    assert.match(play.lead.sees, /Provider 7[^]*Provider 8/);
    assert.ok(!play.lead.buttons.includes('Next page'));
    await play.stop();
    play = await startPlay();
    await play.lead.says('providers');
    assert.match(play.lead.sees, /No provider is in the directory yet/);
  });

  it('shows a provider as a checklist: what is missing, what ends and what is in place', async () => {
    await opens();
    assert.match(
      play.lead.sees,
      /Not seen yet[^]*Child protection[^]*expire[^]*Insurance[^]*In place[^]*Fire/,
    );
    assert.match(play.lead.sees, /Last Tue 14 Oct 2025, Maya Lindqvist. The next was due by Wed 14 Oct 2026/);
    assert.ok(play.lead.buttons.includes('Stop - safeguarding'));
  });

  it('records what somebody has seen with their name, and holds plans against it at once', async () => {
    await opens();
    await play.lead.presses('Record this check', { check: 'insurance' });
    assert.match(play.lead.sees, /Insurance[^]*certificates of insurance/);
    await play.lead.presses('Save', { ...INSURANCE, 'in-expires': '' });
    assert.match(play.lead.sees, /Nothing was saved yet[^]*Please give a date/);
    assert.match(JSON.stringify(play.lead.card), /Certificate 77/);
    assert.equal(await stored(FARM), undefined);
    await play.lead.presses('Save', INSURANCE);
    assert.match(
      play.lead.sees,
      /Saved: Insurance, seen by you[^]*In place[^]*Insurance: until Sat 20 Nov 2027/,
    );
    assert.deepEqual((await stored(FARM))?.checks['insurance'], {
      document: 'Certificate 77',
      on: '2026-11-20',
      expires: '2027-11-20',
      by: { id: LEAD.aadObjectId, name: LEAD.name },
    });
    assert.equal((await stored(FARM))?.sessions, PROVIDERS[2]?.sessions);
    await play.lead.says('providers');
    assert.doesNotMatch(play.lead.sees, /Insurance expires/);
    assert.deepEqual(await done(), [`provider-checked ${LEAD.name}`]);
  });

  it('asks to look again at words that can be about harm, and saves them on the next press', async () => {
    await opens();
    await play.lead.presses('Record this check', { check: 'insurance' });
    const typed = { ...INSURANCE, 'in-document': 'A pupil said that he wants to die' };
    await play.lead.presses('Save', typed);
    assert.match(play.lead.sees, /words can be about harm/);
    assert.match(JSON.stringify(play.lead.card), /wants to die/);
    assert.equal(await stored(FARM), undefined);
    await play.lead.presses('Save', { ...typed, 'in-document': 'Self-harm policy' });
    assert.equal((await stored(FARM))?.checks['insurance']?.document, 'Self-harm policy');
    await play.lead.presses('Change details');
    await play.lead.presses('Save', { 'in-sessions': 'For those who self-harm' });
    assert.match(play.lead.sees, /words can be about harm/);
    await play.lead.presses('Save', { 'in-sessions': 'Mornings' });
    assert.match(play.lead.sees, /Saved: its details/);
    await play.lead.says('providers');
    await play.lead.presses('Add a provider');
    await play.lead.presses('Save', { ...NEW, 'in-name': 'Suicide', 'in-urn': '12' });
    assert.match(play.lead.sees, /words can be about harm[^]*URN has six digits/);
    assert.deepEqual(
      new Set((await done()).map((each) => each.split(' ')[0])),
      new Set(['provider-changed', 'provider-checked']),
    );
  });

  it('records it once, however often it is pressed, and tells who was quicker', async () => {
    await opens();
    await play.lead.presses('Record this check', { check: 'insurance' });
    const form = play.lead.card;
    const second = play.player(SECOND_LEAD);
    await opens(second);
    await second.presses('Record this check', { check: 'insurance' });
    await play.lead.presses('Save', INSURANCE);
    play.lead.card = form;
    await play.lead.presses('Save', INSURANCE);
    assert.match(play.lead.sees, /Saved: Insurance/);
    assert.equal((await done()).length, 1);
    await second.presses('Save', { ...INSURANCE, 'in-document': 'Another one' });
    assert.match(second.sees, /has recorded this since[^]*Certificate 77[^]*not saved/);
    assert.equal((await stored(FARM))?.checks['insurance']?.document, 'Certificate 77');
    await second.presses('Save');
    assert.equal((await stored(FARM))?.checks['insurance']?.document, 'Another one');
  });

  it('takes two leads at different checks of one provider side by side', async () => {
    const second = play.player(SECOND_LEAD);
    await Promise.all([
      play.lead.sendsPress('provider-check', { p: FARM, check: 'insurance' }),
      second.sendsPress('provider-check', { p: FARM, check: 'sites' }),
    ]);
    await Promise.all([
      play.lead.presses('Save', INSURANCE),
      second.presses('Save', { 'in-document': 'List', 'in-on': '2026-11-20' }),
    ]);
    const { insurance, sites } = (await stored(FARM))?.checks ?? {};
    assert.deepEqual([insurance?.document, sites?.document], ['Certificate 77', 'List']);
  });

  it('adds a provider once it is complete, and says what is not', async () => {
    await play.lead.says('providers');
    await play.lead.presses('Add a provider');
    await play.lead.presses('Save', {
      ...NEW,
      'in-contactPhone': 'ask',
      'in-urn': '12',
      'in-ukprn': '20012345',
      'in-per': '',
    });
    assert.match(
      play.lead.sees,
      /telephone number[^]*URN has six digits[^]*UKPRN has eight[^]*what the price is for/,
    );
    await play.lead.presses('Save', { ...NEW, 'in-urn': '' });
    assert.match(play.lead.sees, /Oak Yard[^]*in the directory now[^]*UKPRN 10012345[^]*£42.50 a session/);
    await play.lead.sendsPress('provider-save-new', NEW);
    assert.match(play.lead.sees, /in the directory now/);
    await play.lead.sendsPress('provider-save-new', {
      ...NEW,
      'in-name': 'oak  yard',
      'in-sessions': 'Evenings',
    });
    assert.match(play.lead.sees, /There is a provider of this name already/);
    assert.deepEqual(await done(), [`provider-added ${LEAD.name}`]);
  });

  it('changes details under the same name, unless somebody else has', async () => {
    await opens();
    await play.lead.presses('Change details');
    const form = play.lead.card;
    await play.lead.presses('Save', { 'in-sessions': 'Three days a week' });
    assert.match(play.lead.sees, /Saved: its details[^]*Three days a week/);
    play.lead.card = form;
    await play.lead.presses('Save', { 'in-sessions': 'Four days a week' });
    assert.match(play.lead.sees, /Somebody else has changed its details/);
    assert.equal((await stored(FARM))?.sessions, 'Three days a week');
    assert.equal((await stored(FARM))?.visit?.on, '2025-10-14');
  });

  it('records a visit, and marks a provider as no longer used for the record', async () => {
    await opens();
    await play.lead.presses('Record a visit');
    await play.lead.presses('Save', { 'in-on': '2026-12-24' });
    assert.match(play.lead.sees, /This day has not come yet/);
    await play.lead.presses('Save', { 'in-on': '2026-11-23' });
    assert.match(play.lead.sees, /Saved: your visit[^]*Last Mon 23 Nov 2026/);
    await play.lead.presses('No longer used');
    await play.lead.says('providers');
    assert.doesNotMatch(play.lead.sees, new RegExp(FARM));
    await play.lead.presses('No longer used');
    assert.match(play.lead.sees, new RegExp(FARM));
    await play.lead.presses(`Open ${FARM}`);
    assert.match(play.lead.sees, /No longer used: /);
    await play.lead.presses('Use it again');
    await play.lead.says('providers');
    assert.match(play.lead.sees, new RegExp(FARM));
    assert.deepEqual(
      (await done()).map((each) => each.split(' ')[0]),
      ['provider-visited', 'provider-archived', 'provider-restored'],
    );
  });

  it('answers the same when Teams delivers a press again', async () => {
    await opens();
    await play.lead.presses('Record this check', { check: '' });
    assert.match(play.lead.sees, /Please choose a check first/);
    await play.lead.sendsPress('provider', { p: 'Nobody' });
    assert.match(play.lead.sentence ?? '', /no provider of that name/);
  });
});
