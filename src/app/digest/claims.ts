/** The id of the claim to a channel's digest for a week; its delivery has the same id. */
export function digestId(channel: string, week: string): string {
  return `digest|${channel}|${week}`;
}

/** The claim that the digest has been posted. It outlives the delivery, because a summer is long. */
export function postedId(channel: string, week: string): string {
  return `digest-posted|${channel}|${week}`;
}

/** The id of the claim by which a lead holds a week's digests. */
export function holdId(week: string): string {
  return `hold|${week}`;
}
