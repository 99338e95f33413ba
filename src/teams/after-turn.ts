/** Holds back work until a turn has been answered. Work added after the answer runs at once. */
export class AfterTurn {
  #answered = false;
  readonly #waiting: (() => void)[] = [];

  /** Runs `work` once the turn has been answered. */
  afterwards(work: () => void): void {
    if (this.#answered) work();
    else this.#waiting.push(work);
  }

  /** The turn has been answered. */
  answered(): void {
    this.#answered = true;
    for (const work of this.#waiting.splice(0)) work();
  }
}
