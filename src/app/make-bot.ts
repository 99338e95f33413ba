import { randomBytes } from 'node:crypto';
import type { StaffMember } from '../domain/people/roles.ts';
import { createCrowd, type Crowd } from './crowd.ts';
import type { Answer, Bot, Press, SignedIdentity, Where, Words } from './bot.ts';
import { withOthers } from './case/related-cases.ts';
import { auditViews } from './case/audit-views.ts';
import { takeFile, type DrawFile } from './files.ts';
import { welcome } from './forms/begin.ts';
import { releaseHeld } from './notices/release-held.ts';
import type { Log } from './ports/log.ts';
import type { AdaptiveCard } from './ports/messenger.ts';
import { TooMuchToStore } from './ports/too-much.ts';
import { isPressForSafety } from './press-for-safety.ts';
import { onceOnly } from './repeats.ts';
import type { Reply } from './reply.ts';
import { StopNotStored } from './stop.ts';
import type { DataTools, DataTurn, TurnResult, School, Turn } from './turn.ts';
import { asksForSafety, answerTyped } from './typed-words.ts';
import { ANYWHERE_VERBS, CHANNEL_VERBS, VERBS } from './verbs.ts';
import { readWayBack, type WayBack } from './way-back.ts';
import {
  OLD_CARD,
  ONLY_IN_CHAT,
  describeStranger,
  describeChannel,
  FULL,
  describeFault,
  TOO_MANY_TURNS,
} from '../words/bot.ts';
import { NOTHING_SAVED, TAKEN_ALREADY } from '../words/pack/replies.ts';

/** A request, and where it came from. */
interface Asked {
  readonly verb: string;
  readonly who: SignedIdentity;
  readonly where: Where;
  readonly messageId: string | undefined;
  readonly conversationId: string;
  readonly activityId?: string | undefined;
  /** The words or the press itself, to tell it from another activity with the same id. */
  readonly asked?: unknown;
  /** The list that the case was opened from, as the pressed button carried it. */
  readonly back?: WayBack | undefined;
  /** True for what keeps somebody safe, which is never rate limited; called only when the limit is reached. */
  readonly isForSafety: () => boolean;
}

/** Draws a reply for its reader. `cards/` implements it; the use-cases do not depend on cards. */
export interface Draw {
  /** A card with its notification line, or a plain sentence. */
  reply(
    reply: Reply,
    viewer: StaffMember,
    /** Where the case on it was opened from. */
    back?: WayBack,
  ): { card: AdaptiveCard; summary: string } | { text: string };
  /** The card that replaces an older one of the same draft in the chat. */
  movedOn(): AdaptiveCard;
}

/**
 * Makes the whole bot as Teams sees it. Messages and presses pass the same checks, in this order: tenant, staff, place;
 * the use-case then checks role, status and version. Never throws: a failure is logged without foreign text and
 * answered with a sentence and a reference.
 */
export function makeBot(
  school: School & DataTools,
  draw: Draw,
  log: Log,
  drawFile: DrawFile,
  crowd: Crowd = createCrowd(),
): Bot {
  const guarded = async (
    { verb, who, where, messageId, conversationId, activityId, asked, back, isForSafety }: Asked,
    run: (turn: DataTurn) => Promise<TurnResult>,
  ): Promise<Answer> => {
    const started = performance.now();
    const person = staffMember(school, who);
    if (!person) {
      log.info({ event: 'refused', verb, outcome: 'not-staff' });
      return { text: refuseStranger(school, who, where), isStranger: true };
    }
    if (!(await crowd.takes(person.id, conversationId)) && !isForSafety()) {
      log.tally({ event: 'refused', outcome: 'too-many-turns' });
      return { text: TOO_MANY_TURNS };
    }
    try {
      const once = onceOnly(school, { personId: person.id, conversationId, activityId, asked });
      const { records, everyTime, isRepeat } = once;
      const turn: DataTurn = { ...school, records, everyTime, isRepeat, crowd, person, where, messageId };
      const ran = await withOthers(turn, await run(turn));
      const { offer: _made, ...rest } = ran;
      const done = ran.offer === undefined || (await once.isFirst()) ? ran : rest;
      await auditViews(turn, once, done.reply);
      const outcome = 'show' in done.reply ? done.reply.show : 'sentence';
      log.info({ event: 'turn', verb, outcome, milliseconds: Math.round(performance.now() - started) });
      return await toAnswer(done, draw, person, drawFile, back);
    } catch (error) {
      const sentence = answerFault(log, verb, error instanceof StopNotStored ? error.cause : error);
      if (!(error instanceof StopNotStored)) return sentence;
      return await toAnswer({ reply: { show: 'stopped', danger: error.danger } }, draw, person, drawFile);
    }
  };

  /** Sends what was held for somebody who can now be reached; a failure here never costs them their answer. */
  const withHeld = async (turn: Turn, done: TurnResult): Promise<TurnResult> => {
    if ('show' in done.reply && done.reply.show === 'stopped') return done;
    const held = await releaseHeld(turn).catch((error: unknown) => {
      log.warn({ event: 'broken', verb: 'held', ...log.describe(error) });
      return [];
    });
    return held.length === 0 ? done : { ...done, deliveries: [...(done.deliveries ?? []), ...held] };
  };

  return {
    expects: (who, where, conversationId) =>
      staffMember(school, who) !== undefined && isPlaceOf(school, where, conversationId),
    press: async (press: Press) => {
      const name =
        typeof press.verb === 'string' && Object.hasOwn(VERBS, press.verb) ? press.verb : undefined;
      const verb = name === undefined ? undefined : VERBS[name];
      const isForSafety = () => isPressForSafety(school, press);
      const asked = { verb: press.verb, data: press.data };
      const back = press.where === 'chat' ? readWayBack(press.data) : undefined;
      return guarded({ ...press, verb: name ?? 'unknown', asked, back, isForSafety }, async (turn) => {
        if (!verb || name === undefined) return { reply: { text: OLD_CARD } };
        if (!hasItsPlace(school, press, name)) return { reply: { text: ONLY_IN_CHAT } };
        const data = verb.data.safeParse(press.data ?? {});
        if (!data.success) return { reply: { text: OLD_CARD } };
        const done = await verb.run(turn, data.data);
        return (await crowd.looksForHeld(turn.person.id)) ? withHeld(turn, done) : done;
      });
    },
    words: async (words: Words) => {
      const isForSafety = () => asksForSafety(school.content, words.text);
      if (words.isEdit === true && !isForSafety()) return {};
      const asked = { ...words, asked: words.text, verb: 'typed', messageId: undefined, isForSafety };
      return guarded(asked, async (turn) => {
        if (turn.where !== 'chat') return { reply: { text: identifyChannel(school, words.conversationId) } };
        const done = await answerTyped(turn, words.text, words);
        return withHeld(turn, done);
      });
    },
    // A school of a settings file says nothing when it is added to a channel: its first post there is a referral.
    arrived: async (who, where) => {
      const asked = {
        who,
        where,
        verb: 'arrived',
        messageId: undefined,
        conversationId: '',
        isForSafety: () => true,
      };
      return where === 'chat' ? guarded(asked, async (turn) => withHeld(turn, await welcome(turn))) : {};
    },
    file: async ({ who, where, accepted, context, activityId }) => {
      const person = staffMember(school, who);
      if (!person) return { text: refuseStranger(school, who, where) };
      if (where !== 'chat') return { text: ONLY_IN_CHAT };
      if (!accepted) return { text: NOTHING_SAVED };
      try {
        const activity = { personId: person.id, conversationId: 'file', activityId, asked: context };
        const once = onceOnly(school, activity);
        if (!(await once.isFirst())) return { text: TAKEN_ALREADY };
        const turn = { ...school, ...once, crowd, person, where, messageId: undefined };
        const taken = await takeFile(turn, context);
        if (!taken) return { text: NOTHING_SAVED };
        log.info({ event: 'turn', verb: 'file', outcome: 'text' in taken ? 'sentence' : 'file' });
        if ('text' in taken) return { text: taken.text };
        return { name: taken.name, content: await drawFile(taken.content) };
      } catch (error) {
        return { text: answerFault(log, 'file', error).text ?? OLD_CARD };
      }
    },
  };
}

/**
 * True when the button works in this place. Case cards are in the inclusion channel only, so other presses from shared
 * places are refused.
 */
function hasItsPlace({ settings }: School, { where, conversationId }: Press, verb: string): boolean {
  if (where === 'chat' || ANYWHERE_VERBS.has(verb)) return true;
  return where === 'channel' && conversationId === settings.channels.inclusion && CHANNEL_VERBS.has(verb);
}

function isPlaceOf({ settings }: School, where: Where, conversationId: string): boolean {
  const { inclusion, staff } = settings.channels;
  return where === 'chat' || (where === 'channel' && [inclusion, ...staff].includes(conversationId));
}

function staffMember(school: School, who: SignedIdentity): StaffMember | undefined {
  if (who.tenantId !== school.settings.tenantId || who.personId === undefined) return undefined;
  return school.settings.staff.find(({ id }) => id === who.personId);
}

/** Refuses a stranger. In their own chat, which nobody else reads, it also gives the id they are added by. */
function refuseStranger(school: School, { tenantId, personId }: SignedIdentity, where: Where): string {
  const { settings } = school;
  if (where !== 'chat' || personId === undefined) return describeStranger(settings, undefined);
  return describeStranger(
    settings,
    tenantId === settings.tenantId ? { personId } : { otherTenant: tenantId },
  );
}

/** Says which of the school's channels this is, so that whoever installs the bot sees whether it is the right one. */
function identifyChannel({ settings }: School, conversationId: string): string {
  const [id = conversationId] = conversationId.split(';');
  return describeChannel(settings, id);
}

async function toAnswer(
  done: TurnResult,
  draw: Draw,
  person: StaffMember,
  drawFile: DrawFile,
  back?: WayBack,
): Promise<Answer> {
  const drawn = draw.reply(done.reply, person, back);
  const { offer } = done;
  return {
    ...drawn,
    ...(offer === undefined
      ? {}
      : {
          offer: {
            name: offer.name,
            description: offer.description,
            sizeBytes: (await drawFile(offer.content)).length,
            context: offer.context,
          },
        }),
    ...(done.deliveries === undefined ? {} : { deliveries: done.deliveries }),
    ...(done.outdated === undefined ? {} : { replaces: { messageId: done.outdated, card: draw.movedOn() } }),
  };
}

function answerFault(log: Log, verb: string, error: unknown): Answer {
  const reference = randomBytes(2).toString('hex').toUpperCase();
  log.error({ event: 'broken', verb, reference, ...log.describe(error) });
  if (error instanceof TooMuchToStore) return { text: FULL };
  return { text: describeFault(reference) };
}
