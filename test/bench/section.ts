/** One line of the table. */
export interface Row {
  readonly figure: string;
  /** What was measured, with its unit. */
  readonly ours: string;
  /** What it is beside, measured in the same run; with its unit. */
  readonly beside?: string;
  /** Ours divided by what it is beside. */
  readonly times?: number;
  /** What we want `times`, or `ours`, to be. */
  readonly aim?: string;
}

/** A file of `sections/`: something that is measured, by the file's name. */
export interface Section {
  /** What is measured and against what, in a sentence; it stands over the rows. */
  readonly about: string;
  /** Measures. Leaves no process behind. */
  readonly measure: () => AsyncIterable<Row>;
}

/** The middle one of these numbers, the upper of two; throws when there is none. */
export function median(numbers: readonly number[]): number {
  const middle = numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
  if (middle === undefined) throw new Error('no figures');
  return middle;
}

/** Processor time of this process in milliseconds, user and system, since it started or since `before`. */
export function cpuMs(before?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
