import assert from 'node:assert/strict';
import type { AdaptiveCard, AddressBook } from '../../src/app/ports/messenger.ts';
import type { Erasure } from '../../src/app/ports/erasure.ts';
import type { Records } from '../../src/app/ports/records.ts';
import { listenForTeams } from '../../src/start/listen.ts';
import type { SchoolSettings } from '../../src/domain/school/settings.ts';
import { createSchoolBot, type SchoolBot } from '../../src/start/school-bot.ts';
import { storageOf } from '../../src/storage/connection.ts';
import { openMemory, type MemoryConnection } from '../../src/storage/memory/open-memory.ts';
import { createAdapter } from '../../src/teams/adapter.ts';
import { fileFetcher } from '../../src/teams/fetch-file.ts';
import { isLoopback } from '../../src/teams/service-hosts.ts';
import { createMessenger } from '../../src/teams/messenger.ts';
import {
  cardOrSentence,
  INCLUSION_CHANNEL,
  LEAD,
  message,
  press,
  send,
  TEACHER,
  type Json,
  type TeamsUser,
} from './activities.ts';
import { startFakeConnector, type FakeConnector, type Sent } from './fake-connector.ts';
import { fillIn } from './filled-in.ts';
import { createRecordingLog } from './recording-log.ts';
import { countingNames, FixedClock, testSchool } from './school.ts';
import type { Content } from '../../src/domain/content/content.ts';
import { forSchool } from '../../src/domain/questions/for-school.ts';
import { fixedContent } from './content.ts';

/** A button as it stands on a card. */
interface Button {
  readonly title: string;
  readonly verb: string;
  readonly data: Json;
  /** The card the button's inputs stand on, from the outermost in. */
  readonly cards: readonly Json[];
}

/** Every `Action.Execute` on a card, wherever it stands. */
export function buttonsOf(card: AdaptiveCard): readonly Button[] {
  const found: Button[] = [];
  const look = (node: unknown, cards: readonly Json[]): void => {
    if (Array.isArray(node)) return node.forEach((each) => look(each, cards));
    if (typeof node !== 'object' || node === null) return;
    const item = node as Json;
    const inside = item['type'] === 'AdaptiveCard' ? [...cards, item] : cards;
    if (item['type'] === 'Action.Execute')
      found.push({
        title: String(item['title']),
        verb: String(item['verb']),
        data: item['data'] as Json,
        cards: inside,
      });
    else for (const each of Object.values(item)) look(each, inside);
  };
  look(card, []);
  return found;
}

function goingOnOf(buttons: readonly Button[]): Button | undefined {
  const found = buttons.find(({ verb }) => verb === 'continue');
  if (!found) return undefined;
  const { d, at, mark, verb, school } = found.data;
  return { ...found, data: { d, at, mark, verb, ...(school === undefined ? {} : { school }) } };
}

/** Everything a card says, one text and one item of a list a line. */
export function textsOf(card: AdaptiveCard | undefined): string {
  const lines: string[] = [];
  const look = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(look);
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === 'string' && ['text', 'title', 'label', 'value', 'placeholder'].includes(key))
        lines.push(value);
      else look(value);
    }
  };
  look(card);
  return lines.join('\n').replaceAll('\r', '\n');
}

/** The values a client would send with a press: what stands in the inputs of the card and those around it. */
export function standingInputs(cards: readonly Json[]): Json {
  const values: Json = {};
  const look = (node: unknown, top: Json): void => {
    if (Array.isArray(node)) return node.forEach((each) => look(each, top));
    if (typeof node !== 'object' || node === null) return;
    const item = node as Json;
    if (item !== top && item['type'] === 'Action.ShowCard') return;
    if (typeof item['id'] === 'string' && String(item['type']).startsWith('Input.'))
      values[item['id']] = item['value'] ?? '';
    for (const each of Object.values(item)) look(each, top);
  };
  for (const card of cards) look(card, card);
  return values;
}

/** One person in front of Teams: what they type and press, and the card they see. */
export class Player {
  readonly user: TeamsUser;
  readonly #play: Pick<Play, 'url' | 'connector'>;
  /** The card on their screen, or undefined after a sentence. */
  card: AdaptiveCard | undefined;
  /** The last sentence they were answered instead of a card. */
  sentence: string | undefined;
  messageId: string | undefined;
  #channel: string | undefined;
  #sent: Json | undefined;

  constructor(play: Pick<Play, 'url' | 'connector'>, user: TeamsUser) {
    this.#play = play;
    this.user = user;
  }

  #setting() {
    // In a channel everything happens in the thread of a post, and the conversation's id says so.
    const post = this.messageId === undefined ? {} : { post: this.messageId };
    const where = this.#channel === undefined ? {} : { channel: this.#channel, ...post };
    return { from: this.user, serviceUrl: this.#play.connector.url, ...where };
  }

  /** Types in their own chat and reads what comes. */
  async says(text: string): Promise<void> {
    this.#channel = undefined;
    const before = this.#play.connector.sent.length;
    const answer = await send(this.#play.url, message(this.#setting(), text));
    assert.equal(answer.status, 200);
    const mine = (sent: Sent) => sent.conversationId === this.user.chat && sent.kind === 'chat';
    const come = this.#play.connector.sent.slice(before).find(mine);
    assert.ok(come, `nothing came back for "${text}"`);
    this.reads(come);
  }

  /** Looks at a message that stands in their chat or a channel. */
  reads(sent: Sent): void {
    this.card = sent.card;
    this.sentence = sent.activity.text;
    this.messageId = sent.messageId;
    this.#channel = sent.conversationId.startsWith('19:') ? sent.conversationId : undefined;
  }

  /** Presses the button with this title, with these inputs typed over what stands on the card. */
  async presses(title: string, inputs: Json = {}): Promise<void> {
    assert.ok(this.card, `there is no card to press "${title}" on; last sentence: ${this.sentence}`);
    const buttons = buttonsOf(this.card);
    const button =
      buttons.find((each) => each.title.startsWith(title)) ??
      // Where an answer goes on, the answers are typed as on every other card.
      (title === 'Continue' ? goingOnOf(buttons) : undefined);
    assert.ok(button, `no button "${title}" on:\n${textsOf(this.card)}`);
    await this.sendsPress(button.verb, { ...standingInputs(button.cards), ...button.data, ...inputs });
  }

  /** Sees more of this kind: unfolded on the card, where all of it is read anyway, or on a page of its own. */
  async looksAt(title: string): Promise<void> {
    const isFolded = JSON.stringify(this.card).includes(
      `"type":"Action.ToggleVisibility","title":"${title}"`,
    );
    if (!isFolded) await this.presses(title);
  }

  /** Sends a press as it comes over the wire, whatever stands on the card. */
  async sendsPress(verb: string, data: Json): Promise<void> {
    const options = this.messageId === undefined ? {} : { messageId: this.messageId };
    await this.#sends(press(this.#setting(), verb, data, options));
  }

  /** Teams delivers their last press once more, because nothing came back. */
  async isDeliveredAgain(): Promise<void> {
    assert.ok(this.#sent, 'nothing was pressed');
    await this.#sends(this.#sent);
  }

  async #sends(activity: Json): Promise<void> {
    this.#sent = activity;
    const answer = cardOrSentence(await send(this.#play.url, activity));
    this.sentence = answer.sentence;
    if (answer.card) this.card = answer.card;
  }

  /** Everything on the card in front of them. */
  get sees(): string {
    return textsOf(this.card);
  }

  /** True on a card of questions: "Continue", or an answer, goes on from there. */
  get canGoOn(): boolean {
    return this.card !== undefined && goingOnOf(buttonsOf(this.card)) !== undefined;
  }

  /** Titles of the buttons in front of them. */
  get buttons(): readonly string[] {
    return this.card ? buttonsOf(this.card).map(({ title }) => title) : [];
  }
}

/** A whole product over real HTTP with a fake Teams before it and storage in memory. */
export interface Play {
  readonly url: string;
  readonly connector: FakeConnector;
  readonly records: Records;
  readonly erasure: Erasure;
  readonly addresses: AddressBook;
  /** Every row of storage as JSON. */
  readonly dump: () => readonly string[];
  readonly schoolBot: SchoolBot;
  readonly clock: FixedClock;
  /** What this school's bot asks and knows. */
  readonly content: Content;
  readonly settings: SchoolSettings;
  readonly teacher: Player;
  readonly lead: Player;
  /** All that is stored, for tests of what becomes of it. */
  readonly storage: MemoryConnection;
  /** Log lines as written. */
  readonly lines: readonly string[];
  player(user: TeamsUser): Player;
  /** The case's card as it stands in the inclusion channel. */
  channelCards(): readonly Sent[];
  /** Waits until everything the last turn left to do is done. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export async function startPlay(
  changes: Partial<SchoolSettings> = {},
  /** A Teams that puts files where this lets it; without, files cannot be sent. */
  maySaveTo?: (url: URL) => boolean,
  settings: SchoolSettings = testSchool(changes),
  known: Content = fixedContent,
): Promise<Play> {
  const { log, lines } = createRecordingLog();
  const connector = await startFakeConnector();
  const storage = openMemory();
  const kept = storageOf(storage, settings.id);
  const clock = new FixedClock();
  const adapter = createAdapter({ credentials: undefined }, log);
  const schoolBot = createSchoolBot({
    settings,
    content: known,
    ...kept,
    messenger: createMessenger(adapter, log, { limitMs: 500, paceMs: 1 }),
    clock,
    names: countingNames(),
    log,
    sendsFiles: maySaveTo !== undefined,
    fetchFile: fileFetcher(isLoopback, log),
  });
  const door = await listenForTeams(
    schoolBot.bot,
    {
      adapter,
      books: (...asked) => (schoolBot.bot.expects(...asked) ? [kept.addresses] : []),
      deliverNow: (ids) => schoolBot.deliverNow(ids),
      log,
      problems: async () => [],
      ...(maySaveTo === undefined ? {} : { maySaveTo }),
    },
    { port: 0, host: '127.0.0.1' },
  );
  for (const conversationId of [INCLUSION_CHANNEL, ...settings.channels.staff])
    await kept.addresses.rememberChannel(conversationId, {
      conversationId,
      serviceUrl: connector.url,
      tenantId: settings.tenantId,
      botId: 'bot-id',
    });
  const settled = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    await door.settled();
  };
  const play: Play = {
    url: `http://127.0.0.1:${door.port}`,
    connector,
    records: kept.records,
    erasure: kept.erasure,
    addresses: kept.addresses,
    dump: () => storage.dump(),
    storage,
    schoolBot,
    clock,
    content: forSchool(known, settings),
    settings,
    get teacher() {
      return teacher;
    },
    get lead() {
      return lead;
    },
    lines,
    player: (user) => new Player(play, user),
    channelCards: () => connector.sent.filter(({ kind }) => kind === 'post'),
    settled,
    stop: async () => {
      await door.close();
      await settled();
      await connector.close();
    },
  };
  const teacher = new Player(play, TEACHER);
  const lead = new Player(play, LEAD);
  return play;
}

/** Inputs of a fictional Year 3 pupil's early signs (scenario D02), card by card as the conversation asks. */
export const EARLY_SIGNS: readonly Json[] = [
  { SG1: 'no', SG2: 'no' },
  { PC1: 'PB 3', PC2: '3', PC3: 'class-teacher', PC4: 'attendance', AT1: 'some' },
  { EW1: 'late,isolated', SG3: 'none' },
  { BH1: 'none', SE1: 'none', EW2: 'lt2w' },
  { WN1: 'none', AT2: 'late-school' },
  { GR1: 'none', RT1: 'no', RC1: 'none', SN1: 'none', PV1: 'not-yet', PV2: 'not-yet' },
  { ST1: 'trusted-adult', DO1: 'attend,social', DO2: '' },
];

/** Answers one card; where this person has written about the pupil before, they begin anew. */
async function continues(player: Player, inputs: Json): Promise<void> {
  await player.presses('Continue', inputs);
  if (player.buttons.some((title) => title.startsWith('Start afresh'))) await player.presses('Start afresh');
}

/** Walks a whole conversation up to check-your-answers. */
export async function answers(player: Player, cards: readonly Json[] = EARLY_SIGNS): Promise<void> {
  await player.says('hello');
  await player.presses('Raise a');
  for (const inputs of cards) await continues(player, inputs);
}

/**
 * The same without walking every card, for tests that are not about the way there: the last card is answered over HTTP,
 * those before it stand in the draft.
 */
export async function fillsIn(
  play: Play,
  player: Player = play.teacher,
  cards: readonly Json[] = EARLY_SIGNS,
): Promise<void> {
  await player.sendsPress('start', {});
  await goesOnToTheLast(play, player, cards);
}

/** Answers the last of these cards of the form that was begun; those before it are filled in. */
export async function goesOnToTheLast(play: Play, player: Player, cards: readonly Json[]): Promise<void> {
  const at = cards.findLastIndex((inputs) => Object.keys(inputs).length > 0);
  const last = cards[at] ?? {};
  const d = await fillIn(play, player.user.aadObjectId, cards.slice(0, at), last);
  await player.sendsPress('resume', { d });
  for (const inputs of cards.slice(at)) await continues(player, inputs);
}

/** Sends a whole referral; the card stands in the channel afterwards. */
export async function sendsReferral(play: Play, player: Player = play.teacher): Promise<Sent> {
  await fillsIn(play, player);
  await player.presses('Send to the inclusion lead');
  await play.settled();
  const posted = play.channelCards().at(-1);
  assert.ok(posted, 'no card was posted in the inclusion channel');
  return posted;
}
