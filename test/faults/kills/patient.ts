import type { Json, TeamsUser } from '../../support/activities.ts';
import type { Sent } from '../../support/fake-connector.ts';
import { Player } from '../../support/play.ts';
import type { World } from './world.ts';

const NOT_SAVED = /not saved.*try again/s;

/**
 * Somebody in front of a bot that dies under their hands: what was not answered they press again once the bot works, or
 * Teams delivers it once more.
 */
export class Patient {
  readonly #world: World;
  readonly #player: Player;

  constructor(world: World, user: TeamsUser) {
    this.#world = world;
    this.#player = new Player({ url: world.url, connector: world.school.connector }, user);
  }

  get user(): TeamsUser {
    return this.#player.user;
  }

  /** The card in front of them, or the sentence. */
  get sees(): string {
    return `${this.#player.sees}\n${this.#player.sentence ?? ''}`;
  }

  get buttons(): readonly string[] {
    return this.#player.buttons;
  }

  reads(sent: Sent): void {
    this.#player.reads(sent);
  }

  presses(title: string, inputs: Json = {}): Promise<void> {
    return this.#insists(() => this.#player.presses(title, inputs));
  }

  sendsPress(verb: string, data: Json = {}): Promise<void> {
    return this.#insists(() => this.#player.sendsPress(verb, data));
  }

  /** Presses once, and resolves to whether it was answered. */
  async pressesOnce(title: string, inputs: Json = {}): Promise<boolean> {
    return this.#tries(() => this.#player.presses(title, inputs));
  }

  async #insists(press: () => Promise<void>): Promise<void> {
    if (await this.#tries(press)) return;
    const { random } = this.#world;
    while (!(await this.#tries(random.chance(0.5) ? () => this.#player.isDeliveredAgain() : press)));
  }

  async #tries(press: () => Promise<void>): Promise<boolean> {
    await this.#world.working();
    const { starts } = this.#world;
    try {
      await press();
      return !NOT_SAVED.test(this.#player.sentence ?? '');
    } catch (error) {
      await this.#world.working();
      // A bot that was not killed answers.
      if (this.#world.starts === starts) throw error;
      return false;
    }
  }
}
