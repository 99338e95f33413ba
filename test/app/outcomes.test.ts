import assert from 'node:assert/strict';
import { isOwnSharePoint } from '../../src/teams/files.ts';
import { fileConsent, send } from '../support/activities.ts';
import { openFileStore } from '../support/file-store.ts';
import { kept, plansOfSpring, SOME_PROVIDERS } from '../support/past-plans.ts';
import { startPlay, type Play } from '../support/play.ts';
import { HEAD, SENCO } from '../support/school.ts';

const NOW = '2027-07-12';

async function open(play: Play, plans = plansOfSpring()): Promise<void> {
  for (const changes of kept(plans)) await play.records.commit(changes);
  play.clock.startsAt(NOW);
}
const audited = async (play: Play) =>
  (await play.records.auditOf('lists')).filter(({ list }) => list === 'outcomes').map(({ by }) => by.name);

describe('The word "outcomes"', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay({ providers: SOME_PROVIDERS });
    await open(play);
  });
  afterEach(() => play.stop());

  it('shows a lead what came of this term, and of another by choosing it', async () => {
    await play.lead.says('outcomes');
    assert.match(play.lead.sees, /Summer term 2027/);
    assert.match(play.lead.sees, /All kinds together: fewer than five pupils/);
    await play.lead.presses('Show this term', { term: '2026-2' });
    assert.match(play.lead.sees, /Spring term 2027/);
    assert.match(play.lead.sees, /A tutor or tutor agency\n- At least 15 pupils/);
    assert.match(play.lead.sees, /Attendance: about 40 % before, 70 % during, 80 % after/);
    assert.match(play.lead.sees, /Back in class: at least 10\. Still there a term later: at least 5/);
  });

  it('names no kind with fewer than five but as such, and no pupil, case or provider', async () => {
    await play.lead.sendsPress('outcomes', { term: '2026-2' });
    assert.match(play.lead.sees, /Fewer than five pupils each, which can be none: .*non-school AP/);
    const card = JSON.stringify(play.lead.card);
    for (const name of ['ZZ ', 'R-P', 'Withy Farm', 'Bramble Lane']) assert.ok(!card.includes(name), name);
    assert.doesNotMatch(card, /success/i);
  });

  it('draws bars of what the sentences say, where there is something to compare', async () => {
    await play.lead.sendsPress('outcomes', { term: '2026-2' });
    const card = JSON.stringify(play.lead.card);
    assert.match(card, /Chart\.HorizontalBar/);
    assert.match(card, /"x":"A tutor or tutor agency","y":15/);
    assert.match(card, /"x":"A tutor or tutor agency, during","y":70/);
    await play.lead.says('outcomes');
    assert.doesNotMatch(JSON.stringify(play.lead.card), /Chart/);
  });

  it('is on the first card of those who may see it: leads and the headteacher', async () => {
    for (const user of [play.lead.user, HEAD]) {
      const reader = play.player(user);
      await reader.says('hello');
      await reader.presses('What came of it');
      assert.match(reader.sees, /Summer term 2027/);
    }
    const senco = play.player(SENCO);
    await senco.says('hello');
    assert.ok(!senco.buttons.includes('What came of it'));
    await senco.says('outcomes');
    assert.match(senco.sentence ?? '', /Only inclusion leads and the headteacher/);
    await play.teacher.sendsPress('outcomes-file', { of: '2026-2' });
    assert.match(play.teacher.sentence ?? '', /Only inclusion leads and the headteacher/);
    assert.deepEqual(await audited(play), [play.lead.user.name, HEAD.name]);
  });

  it('takes a term that nobody offers for this one', async () => {
    for (const term of ['1999-1', '=1+1', '']) {
      await play.lead.sendsPress('outcomes', { term });
      assert.match(play.lead.sees, /Summer term 2027/);
    }
  });

  it('counts plans that still run, and a pupil with two of them once', async () => {
    const [one] = plansOfSpring();
    assert.ok(one?.plan);
    const { closing: _closing, followUp: _followUp, ...running } = one;
    const again = Array.from({ length: 12 }, (_, at) => ({
      ...running,
      id: `again-${at}`,
      reference: `R-AGAIN${at}`,
      status: 'plan-active' as const,
      answers: { ...one.answers, PC1: `again ${at % 6}` },
    }));
    for (const changes of kept(again)) await play.records.commit(changes);
    await play.lead.says('outcomes');
    assert.match(play.lead.sees, /Support by our own staff\nAt least 5 pupils/);
  });
});

describe('The page of what came of it', () => {
  it('is offered as a file, made when Teams asks for it, and written down', async () => {
    const store = await openFileStore();
    const play = await startPlay(
      { providers: SOME_PROVIDERS },
      (url) => url.href === store.place || isOwnSharePoint(url, 'testschool.sharepoint.com'),
    );
    try {
      await open(play);
      await play.lead.sendsPress('outcomes', { term: '2026-2' });
      await play.lead.presses('Get the page to print');
      assert.match(play.lead.sentence ?? '', /before you say yes/);
      await play.settled();
      const offer = play.connector.sent
        .flatMap(({ activity }) => (activity.attachments ?? []) as readonly Record<string, unknown>[])
        .find(({ contentType }) => String(contentType).endsWith('file.consent'));
      assert.equal(offer?.['name'], 'outcomes-2026-2.html');
      const { acceptContext } = offer['content'] as Record<string, unknown>;
      const setting = { from: play.lead.user, serviceUrl: play.connector.url };
      await send(play.url, fileConsent(setting, acceptContext, store.place));
      await play.settled();
      assert.match(
        store.taken[0]?.body ?? '',
        /^<!doctype html>[^]*Spring term 2027[^]*at least 15[^]*<\/html>\n$/,
      );
      assert.deepEqual(await audited(play), [play.lead.user.name, play.lead.user.name]);
    } finally {
      await play.stop();
      await store.close();
    }
  });
});
