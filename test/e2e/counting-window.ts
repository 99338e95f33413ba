import { TeamsWindow } from './teams-window.ts';

/** A card on somebody's way: what it took, and how high it is, in pixels. */
export interface CountedCard {
  readonly card: string;
  readonly presses: number;
  readonly desktop: number;
  readonly phone: number;
}

/**
 * A window that counts what its owner does. A press is a click or a tap: a tick, an answer, a button; two for a list that
 * unfolds or a calendar; one for a box that is typed into, however much is typed.
 */
export class CountingWindow extends TeamsWindow {
  #presses = 0;
  #cards: CountedCard[] = [];

  /** Starts to count at the card in sight. */
  startCounting(): void {
    this.#presses = 0;
    this.#cards = [];
  }

  /** The cards since then that a button was pressed on. */
  get counted(): readonly CountedCard[] {
    return this.#cards;
  }

  override async ticks(labels: readonly string[], question?: string): Promise<void> {
    this.#presses += labels.length;
    await super.ticks(labels, question);
  }

  override async unticks(label: string, question?: string): Promise<void> {
    this.#presses += 1;
    await super.unticks(label, question);
  }

  override async chooses(name: string, question?: string): Promise<void> {
    this.#presses += 1;
    await super.chooses(name, question);
  }

  override async picks(question: string, name: string): Promise<void> {
    this.#presses += 2;
    await super.picks(question, name);
  }

  /** The list unfolds where somebody types. */
  override async finds(question: string, typed: string, name: string): Promise<void> {
    this.#presses += 2;
    await super.finds(question, typed, name);
  }

  override async picksDay(question: string, date: string): Promise<void> {
    this.#presses += 2;
    await super.picksDay(question, date);
  }

  override async types(label: string, text: string, holding?: string | RegExp): Promise<void> {
    this.#presses += 1;
    await super.types(label, text, holding);
  }

  override async unfolds(): Promise<void> {
    this.#presses += 1;
    await super.unfolds();
  }

  override async presses(name: string, holding?: string | RegExp): Promise<void> {
    await this.countCard(name);
    await super.presses(name, holding);
  }

  override async pressesLast(name: string): Promise<void> {
    await this.countCard(name);
    await super.pressesLast(name);
  }

  private async countCard(name: string): Promise<void> {
    const desktop = await this.height();
    const phone = await this.heightOnPhone();
    const heading = this.card().getByRole('heading').first();
    const title = (await heading.count()) > 0 ? await heading.innerText() : name;
    this.#cards.push({ card: title, presses: this.#presses + 1, desktop, phone });
    this.#presses = 0;
  }
}
