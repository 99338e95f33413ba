import { StorageUnavailable } from '../errors.ts';
import { failureOf, type Failure } from './failures.ts';

/** The limit for one attempt, which leaves time for a second one. */
const ATTEMPT_MILLISECONDS = 1200;
/** The back-off before each retry, with jitter: requests that failed together should not all retry together. */
const WAITS_MILLISECONDS = [60, 250];

/** The time budget of one call of a port, however many requests it needs. */
export class Budget {
  readonly #endsAt: number;

  constructor(milliseconds: number) {
    this.#endsAt = performance.now() + milliseconds;
  }

  /**
   * Makes a request and retries it while `again` allows it and there is time. Throws `StorageUnavailable` when the last
   * attempt failed; `answered` may first turn a failure into a result.
   */
  async spend<T>(
    request: (abortSignal: AbortSignal) => Promise<T>,
    answered: (failure: Failure) => { readonly answer: T } | undefined,
  ): Promise<T> {
    for (let tries = 0; ; tries++) {
      const failure = await this.#attempt(request);
      if ('value' in failure) return failure.value;
      const known = answered(failure);
      if (known) return known.answer;
      const wait = WAITS_MILLISECONDS[tries];
      if (!failure.passing || wait === undefined || this.#left() < wait * 2)
        throw new StorageUnavailable(failure.code);
      await new Promise((resolve) => setTimeout(resolve, wait * (1 + Math.random() / 2)));
    }
  }

  async #attempt<T>(
    request: (abortSignal: AbortSignal) => Promise<T>,
  ): Promise<{ readonly value: T } | Failure> {
    const stop = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    // Not everything below obeys the signal (signing in does not), so the time limit is enforced here too.
    const timeUp = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => {
          stop.abort();
          reject(new DOMException('time is up', 'AbortError'));
        },
        Math.max(0, Math.min(ATTEMPT_MILLISECONDS, this.#left())),
      );
    });
    try {
      return { value: await Promise.race([request(stop.signal), timeUp]) };
    } catch (error) {
      return failureOf(error);
    } finally {
      clearTimeout(timer);
    }
  }

  #left(): number {
    return this.#endsAt - performance.now();
  }
}
