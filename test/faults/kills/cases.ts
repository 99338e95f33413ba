import { textsOf } from '../../support/play.ts';
import { makeDraw } from '../../../src/cards/draw.ts';
import type { Delivery } from '../../../src/app/ports/deliveries.ts';
import type { PersonNotice } from '../../../src/domain/case/notices.ts';
import { isDecided, type Referral } from '../../../src/domain/case/referral.ts';
import { forSchool } from '../../../src/domain/questions/for-school.ts';
import { NOTIFICATION_LINES } from '../../../src/words/notices.ts';
import { INCLUSION_CHANNEL } from '../../support/activities.ts';
import { content } from '../../support/content.ts';
import type { Sent } from '../../support/fake-connector.ts';
import { Copies } from './copies.ts';
import type { Patient } from './patient.ts';
import type { Staff } from './staff.ts';
import type { World } from './world.ts';

/** Lines about figures repeat each other, and a repeated line is said once. */
const REPEATING_LINE = /has added facts/;

/** A case as it was played: what was done to it, and who is to be told. */
export interface PlayedCase {
  readonly id: string;
  readonly reference: string;
  readonly pupil: string;
  /** Somebody is to be told this, once. */
  tells(person: Patient, news: PersonNotice): void;
  read(): Promise<Referral | undefined>;
  isDecided(): Promise<void>;
  /** How often its history says that this was done. */
  count(audited: string): Promise<number>;
  /** What disagrees with a receipt for this. */
  disagrees(audited: string): Promise<string | undefined>;
}

/** The cases of a world, and what must hold of each. */
export class Cases {
  readonly #world: World;
  readonly #staff: Staff;
  readonly #copies = new Copies();
  readonly #played = new Map<string, PlayedCase>();
  readonly #told = new Map<string, string[]>();
  readonly #leaving = new Set<string>();
  #pupils = 0;
  #erased = 0;

  constructor(world: World, staff: Staff) {
    this.#world = world;
    this.#staff = staff;
  }

  /** Nobody else's reference. */
  newPupil(): string {
    return `QZ ${1000 + ++this.#pupils}`;
  }

  /** Cases that are not being deleted. */
  get standing(): readonly PlayedCase[] {
    return [...this.#played.values()].filter(({ id }) => !this.#leaving.has(id));
  }

  /** Takes up the case that somebody was told has been sent. */
  async begin(pupil: string, reference: string): Promise<PlayedCase> {
    const { records } = this.#world.school;
    const { items } = await records.referralsOfPupil(pupil, 9);
    const [referral] = items;
    if (items.length !== 1 || referral?.reference !== reference)
      throw new Error(
        `${reference} was said to be sent; stored: ${items.map((each) => each.reference).join()}`,
      );
    const { id } = referral;
    const told: string[] = [];
    const count = async (audited: string) =>
      (await records.auditOf(id)).filter(({ what }) => what === audited).length;
    const read = async () => (await records.readReferral(id))?.value;
    const played: PlayedCase = {
      id,
      reference,
      pupil,
      tells: ({ user }, news) => void told.push(`${user.aadObjectId} ${news}`),
      read,
      isDecided: async () => {
        const now = await read();
        if (!now || !isDecided(now)) throw new Error(`${reference}: two decided at once, and neither stands`);
        const decisions = (await count('approved-in-school')) + (await count('closed-not-needed'));
        if (decisions !== 1) throw new Error(`${reference}: ${decisions} decisions stand`);
      },
      count,
      disagrees: async (audited) => {
        if (this.#leaving.has(id)) return undefined;
        const stored = (await records.referralsOfPupil(pupil, 9)).items.length;
        const times = await count(audited);
        return stored === 1 && times === 1
          ? undefined
          : `${reference}: ${stored} cases stored, "${audited}" ${times} times in the history`;
      },
    };
    this.#played.set(id, played);
    this.#told.set(id, told);
    return played;
  }

  /** Everybody is told what was done, each of it once: as messages that wait, or are sent. */
  async checkTold({ id, reference }: PlayedCase): Promise<void> {
    const queued = (await this.#world.school.deliveries()).flatMap((each) =>
      each.kind === 'person' && each.referralId === id ? [`${each.to} ${each.news}`] : [],
    );
    const expected = this.#told.get(id) ?? [];
    if (queued.toSorted().join('; ') !== expected.toSorted().join('; '))
      this.#world.fault(
        'tell',
        `${reference}: to be told: ${expected.toSorted().join('; ')}; in the outbox: ${queued.toSorted().join('; ')}`,
      );
  }

  /** From now on the case may be half deleted. */
  leaves({ id }: PlayedCase): void {
    this.#leaving.add(id);
  }

  /** The case was not deleted after all. */
  stays({ id }: PlayedCase): void {
    this.#leaving.delete(id);
  }

  /** What disagrees with a case having been deleted for good. */
  async disagreesWithErased({ id, reference, pupil }: PlayedCase): Promise<string | undefined> {
    const { school } = this.#world;
    const { erasure, records } = school;
    const ledger = (await erasure.deletedCases()).filter((each) => each.id === id).length;
    const left = (await school.rows()).filter((row) => row.includes(pupil));
    const isThere = (await records.readReferral(id)) !== undefined;
    return ledger === 1 && left.length === 0 && !isThere
      ? undefined
      : `${reference}: ${ledger} times in the ledger of what was deleted${isThere ? ', and it is there' : ''}; rows that name the pupil: ${left.join(' ')}`;
  }

  erased(): void {
    this.#erased++;
  }

  /** Every case: one card, the lines and the messages once, and at rest the card shows the record. */
  async check(isAtRest: boolean): Promise<void> {
    const { school } = this.#world;
    const deliveries = await school.deliveries();
    for (const { id, reference } of this.standing) {
      const own = deliveries.filter((each) => 'referralId' in each && each.referralId === id);
      const place = (await school.records.readCardPlace(id))?.value;
      const cards = school.connector.sent.filter((sent) => sent.kind === 'post' && isCardOf(sent, reference));
      this.#look('card', reference, {
        recorded: cards.some(({ messageId }) => messageId === place?.messageId) ? 1 : 0,
        sending: own.filter((each) => each.kind === 'case-card' && each.status === 'sending').length,
        came: cards.map((sent) => ({ sent, count: 1 })),
      });
      const lines = own.filter((each) => each.kind === 'thread' && each.news !== 'facts');
      this.#look('lines', reference, {
        ...stateOf(lines),
        came: school.connector.sent.flatMap((sent) => {
          const count = linesIn(sent, reference);
          return sent.kind === 'thread' && count > 0 ? [{ sent, count }] : [];
        }),
      });
      for (const user of this.#staff.everybody)
        this.#look('person', `${reference} ${user.name}`, {
          ...stateOf(own.filter((each) => each.kind === 'person' && each.to === user.aadObjectId)),
          came: inChat(school.connector.sent, user.chat, (sent) => isAbout(sent, reference)),
        });
      if (isAtRest) await this.#checkAtRest(id, reference, own);
    }
    for (const user of this.#staff.everybody)
      this.#look('request', user.name, {
        ...stateOf(deliveries.filter((each) => each.kind === 'data-request' && each.to === user.aadObjectId)),
        came: inChat(school.connector.sent, user.chat, (sent) => cardOf(sent).includes('"data-request"')),
      });
  }

  async #checkAtRest(id: string, reference: string, own: readonly Delivery[]): Promise<void> {
    const { school } = this.#world;
    const fault = (act: string, what: string) => this.#world.fault(act, what);
    const referral = (await school.records.readReferral(id))?.value;
    const place = (await school.records.readCardPlace(id))?.value;
    if (!referral || !place) return fault('card', `${reference} has no ${referral ? 'card' : 'record'}`);
    for (const { id: name, status, why } of own)
      if (status !== 'sent' && why !== 'not-wanted') fault('send', `${name} is ${status}, ${why ?? ''}`);
    const known = { now: () => this.#world.now() };
    const draw = makeDraw(forSchool(content, school.settings), school.settings, known);
    const stands = school.connector.standing(INCLUSION_CHANNEL, place.messageId);
    const shows = textsOf(stands?.attachments?.[0]?.content);
    if (shows !== textsOf(draw.sharedCase(referral).card))
      fault('card', `${reference} is at version ${referral.version}, and its card shows: ${shows}`);
  }

  #look(kind: string, of: string, group: Omit<Parameters<Copies['look']>[0], 'name'>): void {
    const what = this.#copies.look({ ...group, name: `${kind} ${of}` });
    if (what !== undefined) this.#world.fault('send', what);
  }

  get figures(): Readonly<Record<string, number>> {
    return {
      cases: this.#played.size,
      'of them deleted': this.#erased,
      'second cards': this.#copies.count('card'),
      'second lines': this.#copies.count('lines'),
      'second messages to people': this.#copies.count('person') + this.#copies.count('request'),
    };
  }
}

function stateOf(deliveries: readonly Delivery[]): { readonly recorded: number; readonly sending: number } {
  return {
    recorded: deliveries.filter(({ status }) => status === 'sent').length,
    sending: deliveries.filter(({ status }) => status === 'sending').length,
  };
}

function inChat(all: readonly Sent[], chat: string, fits: (sent: Sent) => boolean) {
  return all
    .filter((sent) => sent.kind === 'chat' && sent.conversationId === chat && fits(sent))
    .map((sent) => ({ sent, count: 1 }));
}

/** A notice about the case, and no reminder that names it among others. */
function isAbout(sent: Sent, reference: string): boolean {
  const { summary } = sent.activity;
  const { referrer, details, answered, keyAdult, updateDue } = NOTIFICATION_LINES;
  if (summary === keyAdult() || summary === updateDue()) return cardOf(sent).includes(reference);
  return [referrer, details, answered].some((line) => line(reference) === summary);
}

function linesIn({ activity: { text = '' } }: Sent, reference: string): number {
  return text.split('\n').filter((line) => line.startsWith(`${reference}: `) && !REPEATING_LINE.test(line))
    .length;
}

/** True for the card that a case was posted with; cards about the same pupil name each other, and begin with their own case. */
export function isCardOf(sent: Sent, reference: string): boolean {
  return cardOf(sent).includes(`"${reference} · pupil`);
}

const cards = new WeakMap<Sent, string>();

/** What was sent is looked at again and again, and stays as it is. */
function cardOf(sent: Sent): string {
  const text = cards.get(sent) ?? JSON.stringify(sent.card ?? {});
  cards.set(sent, text);
  return text;
}
