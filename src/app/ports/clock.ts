/** The time. Code that needs it takes a clock, for tests and the demo to set. */
export interface Clock {
  now(): Date;
}
