/** The claim of a channel's digest of a week; its delivery has the same id. */
export function digestId(channel: string, week: string): string {
  return `digest|${channel}|${week}`;
}

/** The claim that says it stands in the channel. Deliveries are deleted sooner, and a summer is long. */
export function postedId(channel: string, week: string): string {
  return `digest-posted|${channel}|${week}`;
}

/** The claim by which a lead holds a week's digests. */
export function holdId(week: string): string {
  return `hold|${week}`;
}
