/** The small table that tells a sweep which deliveries to look at, without visiting every school. */
export interface WakeUps {
  /** Deliveries of a school, or of all, whose time has come, soonest first. */
  due(
    now: Date,
    limit: number,
    school?: string,
  ): Promise<readonly { readonly school: string; readonly deliveryId: string; readonly dueAt: string }[]>;
  /** The delivery needs nobody's attention any more. */
  done(school: string, deliveryId: string): Promise<void>;
  /** Look at it again at this time. */
  again(school: string, deliveryId: string, at: Date): Promise<void>;
}
