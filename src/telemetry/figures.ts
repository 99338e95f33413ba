import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import type { Call, TellCall } from '../app/ports/calls.ts';
import type { LogFields } from '../app/ports/log.ts';

/** How many there were, and the milliseconds within which 95 of 100 ended; 0 when there were none. */
export interface Durations {
  readonly count: number;
  readonly within: number;
}

/** What a process has done since it started. */
export interface RunningFigures {
  readonly since: Date;
  readonly turns: Durations;
  /** Faults that are in the log as errors. */
  readonly faults: number;
  /** How many were refused, by reason: words of ours. */
  readonly refused: Readonly<Record<string, number>>;
  readonly calls: Readonly<Record<Call['to'], Durations & { readonly failed: number }>>;
}

/** Keeps the figures of this process, for the doctor in chat. */
export interface Figures {
  readonly onLine: (level: 'info' | 'warn' | 'error', fields: LogFields) => void;
  readonly onCall: TellCall;
  readonly read: () => RunningFigures;
}

/** Starts counting. Hears the same as OpenTelemetry would, and keeps some numbers of it. */
export function keepFigures(): Figures {
  const since = new Date();
  const turns = durations();
  const calls = { storage: durations(), teams: durations() };
  const failed = { storage: 0, teams: 0 };
  const refused = new Map<string, number>();
  let faults = 0;
  return {
    onLine: (level, { event, outcome = 'unknown', milliseconds, count = 1 }) => {
      if (event === 'turn' && milliseconds !== undefined) turns.add(milliseconds);
      if (event === 'refused') refused.set(outcome, (refused.get(outcome) ?? 0) + count);
      if (event === 'broken' && level === 'error') faults += count;
    },
    onCall: ({ to, outcome, milliseconds }) => {
      calls[to].add(milliseconds);
      if (hasFailed(outcome)) failed[to]++;
    },
    read: () => ({
      since,
      turns: turns.read(),
      faults,
      refused: Object.fromEntries(refused),
      calls: {
        storage: { ...calls.storage.read(), failed: failed.storage },
        teams: { ...calls.teams.read(), failed: failed.teams },
      },
    }),
  };
}

/** True for no answer, a throttled request and a fault there: other refusals are part of how the bot works. */
function hasFailed(outcome: string): boolean {
  const status = Number(outcome);
  return Number.isNaN(status) ? outcome !== 'done' : status === 429 || status >= 500;
}

function durations() {
  const taken: RecordableHistogram = createHistogram();
  return {
    add: (milliseconds: number): void => taken.record(Math.max(1, Math.round(milliseconds))),
    read: (): Durations => ({
      count: taken.count,
      within: taken.count === 0 ? 0 : taken.percentile(95),
    }),
  };
}
