/** Fields a log line may carry. Closed on purpose: no field can hold an answer, a name or a foreign message. */
export interface LogFields {
  readonly event:
    | 'started'
    | 'stopping'
    | 'turn'
    | 'refused'
    | 'broken'
    | 'recovered'
    | 'delivered'
    | 'delivery-later'
    | 'delivery-held'
    | 'delivery-failed'
    | 'undelivered'
    | 'sweep'
    | 'digest'
    | 'reminders'
    | 'reconciled'
    | 'tidied'
    | 'pupil-corrected'
    | 'figures-imported'
    | 'upgraded'
    | 'audit-sealed'
    | 'settings';
  readonly verb?: string;
  readonly outcome?: string;
  readonly reference?: string;
  readonly deliveryId?: string;
  readonly deliveryKind?: string;
  readonly attempts?: number;
  readonly milliseconds?: number;
  readonly count?: number;
  readonly errorCode?: string;
  readonly errorKind?: string;
  /** File names and line numbers only. */
  readonly stack?: readonly string[];
  /** The id of the school it concerns, where several share the bot. */
  readonly school?: string;
  /** The newest block of the chain that seals the audit, and its hash: with it a chain made anew is found. */
  readonly block?: number;
  readonly hash?: string;
  readonly port?: number;
  readonly version?: string;
  readonly commit?: string;
}

export interface Log {
  info(fields: LogFields): void;
  warn(fields: LogFields): void;
  error(fields: LogFields): void;
  /**
   * Warns of something anybody can cause any number of times: at once, then at most every ten seconds, with the count
   * since the last line of that event and outcome.
   */
  tally(fields: Pick<LogFields, 'event' | 'outcome'>): void;
  /** What may be logged of an error: its kind, its code and our own file names; never its message. */
  describe(error: unknown): Pick<LogFields, 'errorKind' | 'errorCode' | 'stack'>;
}
