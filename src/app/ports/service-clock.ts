/** The clock of the storage service, which is right when this host's may not be. */
export interface ServiceClock {
  /** Undefined where the service does not say. Throws when storage cannot be reached. */
  now(): Promise<Date | undefined>;
}
