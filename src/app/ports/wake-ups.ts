/** The small table that tells a sweep which deliveries are due, without reading every school. */
export interface WakeUps {
  /** Deliveries that are due, of these schools or of all, soonest first. */
  due(
    now: Date,
    limit: number,
    schools?: ReadonlySet<string>,
  ): Promise<readonly { readonly school: string; readonly deliveryId: string; readonly dueAt: string }[]>;
  /** Deletes the wake-up: the delivery needs no further attempt. */
  done(school: string, deliveryId: string): Promise<void>;
  /** Moves the wake-up to this time. */
  again(school: string, deliveryId: string, at: Date): Promise<void>;
}
