/** What an upgrade of stored records did, or would do. */
export interface UpgradeResult {
  /** For the operator: what it does, in a few words. */
  readonly about: string;
  /** How many records it concerned. */
  readonly records: number;
}

/** Brings a school's records, as earlier versions stored them, up to this version. Throws as `Records` does. */
export interface Upgrades {
  /**
   * Runs what has not been finished yet, and gives what that was. An upgrade runs when a version that knows it first
   * starts, and once more an hour later: until then an older version may have been running beside it. With `dryRun`
   * it only counts.
   */
  run(now: Date, options?: { readonly dryRun?: boolean }): Promise<readonly UpgradeResult[]>;
}
