import pino from 'pino';
import type { DestinationStream } from 'pino';
import type { Log, LogFields } from '../app/ports/log.ts';
import { errorCode, errorKind, safeStack } from './fault.ts';
import { createTally, type Tally } from './tally.ts';
import { traceId } from './trace.ts';

/** Hears every line that is written. */
export type OnLine = (level: 'info' | 'warn' | 'error', fields: LogFields) => void;

/** How much is written: everything, only warnings and errors, only errors, or nothing. */
export const LOG_LEVELS = ['info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Every field that a line may carry. Any other key is dropped, whatever the types say. */
const FIELDS: Readonly<Record<keyof LogFields, true>> = {
  event: true,
  verb: true,
  outcome: true,
  reference: true,
  deliveryId: true,
  deliveryKind: true,
  attempts: true,
  milliseconds: true,
  count: true,
  errorCode: true,
  errorKind: true,
  stack: true,
  school: true,
  block: true,
  hash: true,
  port: true,
  version: true,
  commit: true,
};
const NAMES = Object.keys(FIELDS) as (keyof LogFields)[];

/**
 * One JSON line an event, with `time` as an ISO instant, `level` as a word and, if given, the `instance` that wrote it and
 * its `version`; in a turn or a job, its `trace`. Goes to standard output unless a destination is given. Nothing typed by
 * a person and no foreign message can be put in a line: there is no field for it.
 */
export function createLog(
  level: LogLevel,
  destination?: DestinationStream,
  writer?: { readonly instance: string; readonly version: string },
  onLine: OnLine = () => undefined,
): Log {
  const options = {
    level,
    base: writer === undefined ? null : { instance: writer.instance, version: writer.version },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => {
      const trace = traceId();
      return trace === undefined ? {} : { trace };
    },
  };
  const lines = destination ? pino(options, destination) : pino(options);
  const tallies = new Map<string, Tally>();
  const write = (level: 'info' | 'warn' | 'error') => (fields: LogFields) => {
    lines[level](pickFields(fields));
    onLine(level, fields);
  };
  const warn = write('warn');
  return {
    info: write('info'),
    warn,
    error: write('error'),
    tally: (fields) => {
      const kind = `${fields.event} ${fields.outcome}`;
      const tally = tallies.get(kind) ?? createTally((count) => warn({ ...fields, count }));
      tallies.set(kind, tally);
      tally();
    },
    describe: (error) => ({
      errorKind: errorKind(error),
      errorCode: errorCode(error),
      stack: safeStack(error),
    }),
  };
}

function pickFields(fields: LogFields): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const name of NAMES) if (fields[name] !== undefined) line[name] = fields[name];
  return line;
}
