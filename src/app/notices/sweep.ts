import { deliver } from './deliver.ts';
import type { Outbox } from './outbox.ts';
import { laneOf, placeOf } from './travel.ts';

/** Deliveries under way at once. */
const AT_ONCE = 10;
/**
 * At most this many in one chat or channel, which takes one message a second: a backlog there leaves room for others.
 */
const AT_ONCE_IN_ONE_PLACE = 3;
/** How often to look for newly due deliveries while some are still in progress. */
const LOOK_AGAIN_MS = 5_000;
const MOST_READ = 200;
const READ_AT_ONCE = 10;

/** A delivery in progress. A lane is sent in order, one at a time; a place is the chat or channel it is sent to. */
interface Waiting {
  readonly id: string;
  readonly wokenAt: string | undefined;
  readonly lane: string;
  readonly place: string;
}

/**
 * Handles every delivery that is due: those the turn could not deliver, and those of a dead process. About ten at once;
 * one that hangs blocks only its own lane. Continues while any are in progress, until `signal` says to start no more.
 * Resolves to how many were handled. Throws when storage is unavailable.
 */
export async function sweepOutbox(
  outbox: Outbox,
  { signal, lookAgainMs = LOOK_AGAIN_MS }: { signal?: AbortSignal; lookAgainMs?: number } = {},
): Promise<number> {
  const lanes = new Lanes(outbox);
  const seen = new Set<string>();
  let lookAt = 0;
  try {
    do {
      if (signal?.aborted) lanes.forgetWaiting();
      else if (performance.now() >= lookAt) {
        const due = await outbox.wakeUps.due(outbox.clock.now(), MOST_READ, new Set([outbox.settings.id]));
        const fresh = due.filter(({ deliveryId, dueAt }) => !seen.has(`${deliveryId}|${dueAt}`));
        for (const { deliveryId, dueAt } of fresh) seen.add(`${deliveryId}|${dueAt}`);
        lanes.add(await waitingOf(outbox, fresh));
        lookAt = performance.now() + lookAgainMs;
      }
      await lanes.step(signal?.aborted ? undefined : Math.max(0, lookAt - performance.now()));
    } while (lanes.isBusy);
    return seen.size;
  } finally {
    lanes.forgetWaiting();
    await lanes.ended();
  }
}

/** Delivers these, each lane in order and the lanes in parallel. Thread lines come last. Never throws. */
export async function deliverAll(outbox: Outbox, ids: readonly string[]): Promise<void> {
  const all = await waitingOf(
    outbox,
    ids.map((deliveryId) => ({ deliveryId })),
  );
  // A line says whether the referrer has been told.
  for (const isLine of [false, true]) {
    const lanes = new Lanes(outbox);
    lanes.add(all.filter(({ id }) => id.endsWith('.thread') === isLine));
    while (lanes.isBusy) await lanes.step();
  }
}

class Lanes {
  readonly #outbox: Outbox;
  #waiting: Waiting[] = [];
  readonly #running = new Map<string, { readonly place: string; readonly ends: Promise<void> }>();

  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  get isBusy(): boolean {
    return this.#waiting.length > 0 || this.#running.size > 0;
  }

  add(more: readonly Waiting[]): void {
    this.#waiting.push(...more);
  }

  forgetWaiting(): void {
    this.#waiting = [];
  }

  /** Starts as many as there is room for, and resolves when one has ended or the time is up. */
  async step(milliseconds?: number): Promise<void> {
    this.#begin();
    if (this.#running.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => {
      if (milliseconds !== undefined) timer = setTimeout(resolve, milliseconds);
    });
    await Promise.race([over, ...[...this.#running.values()].map(({ ends }) => ends)]);
    clearTimeout(timer);
  }

  async ended(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ ends }) => ends));
  }

  #begin(): void {
    const later: Waiting[] = [];
    for (const each of this.#waiting) if (!this.#hasBegun(each)) later.push(each);
    this.#waiting = later;
  }

  #hasBegun({ id, wokenAt, lane, place }: Waiting): boolean {
    if (this.#running.size >= AT_ONCE || this.#running.has(lane)) return false;
    const there = [...this.#running.values()].filter((running) => running.place === place);
    if (there.length >= AT_ONCE_IN_ONE_PLACE) return false;
    const ends = deliver(this.#outbox, id, wokenAt).then(() => void this.#running.delete(lane));
    this.#running.set(lane, { place, ends });
    return true;
  }
}

async function waitingOf(
  outbox: Outbox,
  due: readonly { readonly deliveryId: string; readonly dueAt?: string }[],
): Promise<readonly Waiting[]> {
  const found: Waiting[] = [];
  for (let from = 0; from < due.length; from += READ_AT_ONCE)
    found.push(
      ...(await Promise.all(
        due.slice(from, from + READ_AT_ONCE).map(async ({ deliveryId: id, dueAt: wokenAt }) => {
          // Delivering it will report why it cannot be read.
          const stored = await outbox.records.readDelivery(id).catch(() => undefined);
          if (!stored) return { id, wokenAt, lane: id, place: id };
          const { value } = stored;
          return { id, wokenAt, lane: laneOf(value), place: placeOf(outbox.settings, value) };
        }),
      )),
    );
  return found;
}
