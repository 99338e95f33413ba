import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL, LEAD, TEACHER } from '../support/activities.ts';
import type { Sent, Trouble } from '../support/fake-connector.ts';
import { EARLY_SIGNS, fillsIn, startPlay, textsOf, type Play } from '../support/play.ts';
import { COLLEAGUE } from '../support/school.ts';

const OTHER_PUPIL = EARLY_SIGNS.map((inputs) =>
  inputs['PC1'] === undefined ? inputs : { ...inputs, PC1: 'KD 7' },
);
const HOUR = 3600;
const REASON = { 'close-not-needed-text': 'Already supported by the year team.' };

const refusal = (status: number, code?: string): Trouble => ({ status, ...(code !== undefined && { code }) });
const PASSING: readonly Trouble[] = [
  ...[400, 401, 403, 404, 412, 429, 500, 502, 503, 504].map((status) => refusal(status)),
  ...[
    'BotDisabledByAdmin',
    'BotNotInConversationRoster',
    'ConversationBlockedByUser',
    'MessageWritesBlocked',
    'NotEnoughPermissions',
    'BadArgument',
  ].map((code) => refusal(403, code)),
  refusal(404, 'ConversationNotFound'),
  refusal(500, 'ConversationNotFound'),
];
const LASTING: readonly Trouble[] = [refusal(413), refusal(400, 'MessageSizeTooBig')];

/** What the bot sends of the first case, and how a request of it is told from all others. */
const MESSAGES = {
  'a new card': { of: ({ kind }: Sent) => kind === 'post', asks: 'create' },
  'a redrawn card': { of: ({ kind }: Sent) => kind === 'edit', asks: 'edit' },
  'a line in the thread': {
    of: ({ kind, card }: Sent) => kind === 'thread' && card === undefined,
    asks: 'send',
  },
  'a message to a person': {
    of: ({ conversationId }: Sent) => conversationId === TEACHER.chat,
    asks: 'send',
  },
} as const;
type Message = keyof typeof MESSAGES;

const nameOf = (trouble: Trouble): string =>
  typeof trouble === 'string' ? trouble : `${trouble.status} ${trouble.code ?? 'without a code'}`;

describe('When Teams refuses', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    await play.lead.says('hello');
  });
  afterEach(() => play.stop());

  /** Brings the first case so far that this message is sent, which then meets the trouble so many times. */
  const meets = async (what: Message, trouble: Trouble, times: number): Promise<() => number> => {
    const { of, asks } = MESSAGES[what];
    const { teacher, lead, connector } = play;
    await fillsIn(play, teacher);
    const before = connector.sent.length;
    let first: string | undefined;
    const fits = ({ conversationId, body }: { conversationId: string; body: string }) =>
      what === 'a message to a person'
        ? conversationId === TEACHER.chat
        : what === 'a line in the thread'
          ? conversationId === `${INCLUSION_CHANNEL};messageid=${first}`
          : body.includes('"R-TEST1 · pupil');
    const arise = () => connector.trouble(trouble, { times, on: asks, fits });
    if (what === 'a new card') arise();
    await teacher.presses('Send to the inclusion lead');
    await play.settled();
    if (what !== 'a new card') {
      const posted = play.channelCards().at(-1)!;
      first = posted.messageId;
      lead.reads(posted);
      arise();
      await lead.presses('Close as not needed', REASON);
      await play.settled();
    }
    const isOfFirst = ({ kind, under, card }: Sent) =>
      kind === 'thread' ? under === first : !textsOf(card).includes('KD 7');
    return () => connector.sent.slice(before).filter((sent) => of(sent) && isOfFirst(sent)).length;
  };
  /** Hours pass, with what the bot does by itself. */
  const hours = async (count: number) => {
    for (let hour = 0; hour < count; hour++) {
      play.clock.pass(HOUR);
      await play.schoolBot.sweep();
      await play.schoolBot.tellUndelivered();
    }
  };
  const toldTheLead = () =>
    play.connector.sent.filter(
      ({ conversationId, card }) =>
        conversationId === LEAD.chat && /R-TEST1|Alex Teacher|inclusion channel/.test(textsOf(card)),
    ).length;

  for (const what of Object.keys(MESSAGES) as Message[]) {
    describe(what, () => {
      for (const trouble of [...PASSING, ...LASTING]) {
        const isLasting = LASTING.includes(trouble);
        const end = isLasting ? 'is given up' : 'arrives once when it is over';
        it(`with ${nameOf(trouble)}: others go ahead, a lead knows within a day, and it ${end}`, async () => {
          const arrived = await meets(what, trouble, Number.POSITIVE_INFINITY);
          assert.equal(arrived(), 0);
          const toldBefore = toldTheLead();

          const colleague = play.player(COLLEAGUE);
          await fillsIn(play, colleague, OTHER_PUPIL);
          const before = play.connector.sent.length;
          await colleague.presses('Send to the inclusion lead');
          await play.settled();
          const other = play.connector.sent.slice(before).find(({ kind }) => kind === 'post');
          assert.ok(other, 'the card of another case is posted');
          play.lead.reads(other);
          await play.lead.presses('Close as not needed', REASON);
          await play.settled();
          const came = play.connector.sent.slice(before);
          assert.equal(
            came.filter(({ kind, messageId }) => kind === 'edit' && messageId === other.messageId).length,
            1,
          );
          assert.equal(came.filter(({ under }) => under === other.messageId).length, 1);
          assert.ok(came.some(({ conversationId, card }) => conversationId === COLLEAGUE.chat && card));

          await hours(24);
          assert.equal(arrived(), 0);
          assert.ok(toldTheLead() > toldBefore, 'a lead has been told');
          play.connector.calm();
          await hours(isLasting ? 24 : 4);
          assert.equal(arrived(), isLasting ? 0 : 1);
        });
      }

      for (const trouble of [refusal(429), refusal(503)])
        it(`with ${nameOf(trouble)} and a Retry-After: is not asked for again sooner`, async () => {
          const arrived = await meets(what, { ...(trouble as object), retryAfter: 1200 } as Trouble, 1);
          play.clock.pass(1199);
          await play.schoolBot.sweep();
          assert.equal(arrived(), 0);
          await hours(1);
          assert.equal(arrived(), 1);
        });

      it('stands twice at most when the connection breaks after Teams took it', async () => {
        const arrived = await meets(what, 'drop-after-accepting', 1);
        await hours(3);
        assert.ok(arrived() === 2 || (arrived() === 1 && what !== 'a redrawn card'), `${arrived()} times`);
      });
    });
  }
});
