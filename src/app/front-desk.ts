import { z } from 'zod/v4';
import type { Content } from '../domain/content/content.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { CHOOSE_IN_CHAT, NO_SCHOOL_YET, NOT_YOUR_SCHOOL, describeStrangerToAll } from '../words/schools.ts';
import type { Answer, Bot, SignedIdentity, Where, Words } from './bot.ts';
import type { Log } from './ports/log.ts';
import type { AdaptiveCard } from './ports/messenger.ts';
import { asksForSafety } from './typed-words.ts';

/** A school that is set up, and its bot. */
export interface SchoolAtDesk {
  readonly settings: SchoolSettings;
  readonly content: Content;
  readonly bot: Bot;
}

/** What somebody sent before they were asked which school it is about, as the buttons carry it. */
export interface Carried {
  readonly text: string;
  /** A picture or a file came with it, or a file too much for the card; the name and the address of the one file. */
  readonly sent?: 'file' | 'too-much';
  readonly fileName?: string;
  readonly fileUrl?: string;
}

/** Draws what belongs to no school alone. `cards/` implements it. */
export interface DrawSchools {
  /** Asks which school it is about. The chosen school gets what came. */
  which(schools: readonly SchoolSettings[], carried: Carried): { card: AdaptiveCard; summary: string };
  /** The card with the school's name on top; its buttons carry the school's id. */
  marked(card: AdaptiveCard, school: Pick<SchoolSettings, 'id' | 'name'>): AdaptiveCard;
  /** One card of several, each under the name of its school. */
  together(cards: readonly AdaptiveCard[]): AdaptiveCard;
}

/** The verb of the buttons that choose a school. */
const CHOOSE_SCHOOL = 'choose-school';

/**
 * The bot of several schools: passes everything on to the school it is about, found by the channel or the person. A
 * person of two schools is asked, and from then on each card carries its school. A school's bot checks once more
 * whether the person belongs there, so nothing that a client sends can reach another school. `schools` gives those in
 * use at that moment.
 */
export function createFrontDesk(schools: () => readonly SchoolAtDesk[], draw: DrawSchools, log: Log): Bot {
  const ofPerson = (who: SignedIdentity) =>
    schools().filter(
      ({ settings }) =>
        settings.tenantId === who.tenantId && settings.staff.some(({ id }) => id === who.personId),
    );
  const ofChannel = (who: SignedIdentity, conversationId: string) =>
    schools().filter(
      ({ settings: { tenantId, channels } }) =>
        tenantId === who.tenantId &&
        (channels.inclusion === conversationId || channels.staff.includes(conversationId)),
    );

  /** Those that this can be about. In a channel of theirs nobody is asked, and a stranger is told whose it is. */
  const candidates = (who: SignedIdentity, where: Where, conversationId: string): readonly SchoolAtDesk[] => {
    const all = schools();
    if (all.length < 2) return all;
    const own = ofPerson(who);
    const there = where === 'chat' ? [] : ofChannel(who, conversationId);
    const ownThere = there.filter((each) => own.includes(each));
    if (ownThere.length > 0) return ownThere;
    return where === 'channel' && there.length > 0 ? there : own;
  };

  const refuse = ({ tenantId, personId }: SignedIdentity, where: Where, verb: string): Answer => {
    log.info({ event: 'refused', verb, outcome: 'not-staff' });
    if (schools().length === 0) return { text: NO_SCHOOL_YET };
    const isOfTenant = schools().some(({ settings }) => settings.tenantId === tenantId);
    const known = personId === undefined ? undefined : { personId };
    const needed = isOfTenant ? known : { otherTenant: tenantId };
    return { text: describeStrangerToAll(where === 'chat' ? needed : undefined), isStranger: true };
  };

  /** The answer of one school: what is to be done after the turn is its, and so are the card's buttons. */
  const at = async (
    { settings, bot }: SchoolAtDesk,
    isOneOfSeveral: boolean,
    ask: (bot: Bot) => Promise<Answer>,
  ): Promise<Answer> => {
    const answer = await ask(bot);
    const { card, replaces, offer } = answer;
    return {
      ...answer,
      school: settings.id,
      ...(isOneOfSeveral && card ? { card: draw.marked(card, settings) } : {}),
      ...(isOneOfSeveral && replaces
        ? { replaces: { ...replaces, card: draw.marked(replaces.card, settings) } }
        : {}),
      ...(offer ? { offer: { ...offer, context: { ...offer.context, school: settings.id } } } : {}),
    };
  };

  /** Whoever needs a safeguarding lead is not asked anything first: each of their schools answers. */
  const everywhere = async (
    about: readonly SchoolAtDesk[],
    ask: (bot: Bot) => Promise<Answer>,
  ): Promise<Answer> => {
    const answers = await Promise.all(about.map((each) => at(each, true, ask)));
    const cards = answers.flatMap(({ card }) => (card ? [card] : []));
    const summary = answers.find((answer) => answer.summary !== undefined)?.summary;
    if (cards.length > 0)
      return { card: draw.together(cards), ...(summary === undefined ? {} : { summary }) };
    return { text: [...new Set(answers.flatMap((answer) => answer.text ?? []))].join('\n\n') };
  };

  const words = async (typed: Words): Promise<Answer> => {
    const { who, where, conversationId, text } = typed;
    const about = candidates(who, where, conversationId);
    const [first] = about;
    if (!first) return typed.isEdit === true ? {} : refuse(who, where, 'typed');
    if (about.length === 1) return at(first, false, (bot) => bot.words(typed));
    if (where !== 'chat' || about.some(({ content }) => asksForSafety(content, text)))
      return everywhere(about, (bot) => bot.words(typed));
    if (typed.isEdit === true) return {};
    return draw.which(
      about.map(({ settings }) => settings),
      carry(typed, about.length),
    );
  };

  return {
    expects: (who, where, conversationId) =>
      schools().some(({ bot }) => bot.expects(who, where, conversationId)),
    press: async (press) => {
      const { who, where, conversationId } = press;
      const about = candidates(who, where, conversationId);
      if (about.length === 0) return refuse(who, where, 'unknown');
      const asked = where === 'chat' ? marks.parse(press.data) : {};
      const chosen =
        asked.school === undefined
          ? about.length === 1
            ? about[0]
            : undefined
          : about.find(({ settings }) => settings.id === asked.school);
      if (!chosen && press.verb === 'stop') return everywhere(about, (bot) => bot.press(press));
      if (!chosen && asked.school !== undefined) return { text: NOT_YOUR_SCHOOL };
      // Others would read the question, and could press its buttons.
      if (!chosen && where !== 'chat') return { text: CHOOSE_IN_CHAT };
      if (!chosen)
        return draw.which(
          about.map(({ settings }) => settings),
          { text: 'hello' },
        );
      return at(chosen, about.length > 1, (bot) =>
        press.verb === CHOOSE_SCHOOL ? bot.words({ ...press, ...carriedBy(asked) }) : bot.press(press),
      );
    },
    words,
    arrived: async (who, where, conversationId) => {
      if (where !== 'chat') return {};
      const about = candidates(who, where, '');
      const [first] = about;
      if (!first) return refuse(who, where, 'arrived');
      if (about.length === 1) return at(first, false, (bot) => bot.arrived(who, where, conversationId));
      return draw.which(
        about.map(({ settings }) => settings),
        { text: 'hello' },
      );
    },
    file: async (answer) => {
      const about = candidates(answer.who, answer.where, '');
      const { school } = marks.parse(answer.context);
      const chosen = school === undefined ? about[0] : about.find(({ settings }) => settings.id === school);
      if (!chosen) return { text: NOT_YOUR_SCHOOL };
      return chosen.bot.file(answer);
    },
  };
}

/** Longer words are no command; a card that carried them whole could become too large to send. */
const LONGEST_CARRIED = 300;

/** Of a file that Teams keeps for some minutes: its name, and its address with the word that opens it. */
const LONGEST_NAME = 400;
const LONGEST_URL = 4000;
/** All buttons of a card together, in characters: Teams refuses a card over 28 KB. */
const MOST_CARRIED = 12_000;

/** What the buttons of a person in several schools carry. */
const marks = z
  .looseObject({
    school: z.string().max(80).optional().catch(undefined),
    text: z.string().max(LONGEST_CARRIED).optional().catch(undefined),
    sent: z.enum(['file', 'too-much']).optional().catch(undefined),
    fileName: z.string().max(LONGEST_NAME).optional().catch(undefined),
    fileUrl: z.string().max(LONGEST_URL).optional().catch(undefined),
  })
  .catch({});

/** What each of so many buttons carries; of a file that is too much for all of them, that there was one. */
function carry({ text, hasFile, file }: Words, buttons: number): Carried {
  const isKept =
    file !== undefined &&
    file.name.length <= LONGEST_NAME &&
    file.url.length <= Math.min(LONGEST_URL, MOST_CARRIED / buttons);
  return {
    text: text.slice(0, LONGEST_CARRIED),
    ...(hasFile === true && (isKept || file === undefined) ? { sent: 'file' } : {}),
    ...(isKept ? { fileName: file.name, fileUrl: file.url } : {}),
    ...(file && !isKept ? { sent: 'too-much' } : {}),
  };
}

/** What the chosen school gets. */
function carriedBy({
  text = 'hello',
  sent,
  fileName = '',
  fileUrl,
}: z.infer<typeof marks>): Pick<Words, 'text' | 'hasFile' | 'file'> {
  return {
    // Nothing is left of what came: as if they had just come in.
    text: text === '' && sent === 'too-much' ? 'hello' : text,
    ...(sent === 'file' ? { hasFile: true } : {}),
    ...(fileUrl === undefined ? {} : { file: { name: fileName, url: fileUrl } }),
  };
}
