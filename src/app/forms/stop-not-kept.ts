/**
 * A stop that could not be written down, because storage is away. Whoever meant it is shown the DSL card all the same:
 * that card may wait for nothing. `cause` is what went wrong.
 */
export class StopNotKept extends Error {
  readonly danger: boolean;
  constructor(danger: boolean, cause: unknown) {
    super('a stop was shown and not written down', { cause });
    this.name = 'StopNotKept';
    this.danger = danger;
  }
}
