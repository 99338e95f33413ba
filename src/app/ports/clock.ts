/** The time. Whatever needs it takes a clock, so that tests and the demo can set it. */
export interface Clock {
  now(): Date;
}
