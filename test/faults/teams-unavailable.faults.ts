import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL, LEAD, TEACHER } from '../support/activities.ts';
import { answers, textsOf } from '../support/play.ts';
import { pause, until, type SchoolAtWork } from './school-at-work.ts';
import { useSchools } from './set-up.ts';

describe('Teams that is unwell', () => {
  const given = useSchools();
  let school: SchoolAtWork;
  beforeEach(() => void ({ school } = given));

  it('gets each message later, once, after a 429, a 500 and a request that it never answers', async () => {
    const bot = await school.bot();
    await school.introduce(bot);
    const teacher = school.player(bot);
    await answers(teacher);
    const { connector } = school;
    connector.trouble({ status: 429, retryAfter: 1 }, { on: 'create' });
    connector.trouble({ status: 500, code: 'ServiceError' }, { on: 'create' });
    connector.trouble('no-answer', { on: 'create' });
    await teacher.presses('Send to the inclusion lead');
    assert.match(teacher.sees, /Thank you/);
    const referral = await school.newest();
    await school.cardSettled(referral);
    assert.equal(school.posts(referral).length, 1);

    const lead = school.player(bot, LEAD);
    const [card] = school.posts(referral);
    assert.ok(card);
    lead.reads(card);
    // The card is drawn again, the thread gets its line and the teacher the outcome: each meets trouble once.
    connector.trouble({ status: 502 }, { on: 'edit' });
    connector.trouble({ status: 503 }, { on: 'send', times: 2 });
    await lead.presses('Approve', { 'approve-in-school-text': 'Start with the trusted adult.' });
    assert.match(lead.sees, /Sam Lead/);
    const outcomes = () =>
      connector.sent.filter(
        ({ kind, conversationId, card }) =>
          (kind === 'edit' && conversationId === INCLUSION_CHANNEL) ||
          (kind === 'thread' && card === undefined) ||
          (kind === 'chat' && conversationId === TEACHER.chat && /were approved/.test(textsOf(card))),
      );
    const kinds = () => outcomes().map(({ kind }) => kind);
    const greeting = kinds().length;
    await until(async () => new Set(kinds().slice(greeting)).size === 3, 40_000);
    await pause(3000);
    assert.deepEqual(kinds().slice(greeting).toSorted(), ['chat', 'edit', 'thread']);
  });
});
