/** Loaded into the bot that is attacked: tells over the process's own channel what the bot has used. */
export interface Usage {
  /** Processor time since the start, in milliseconds. */
  readonly cpuMs: number;
  /** Resident memory. */
  readonly megabytes: number;
}

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000, megabytes: process.memoryUsage.rss() / 2 ** 20 });
});
process.channel?.unref();
