/** The time. Everything that needs to know when it is takes one of these, so that tests and the demo can set it. */
export interface Clock {
  now(): Date;
}
