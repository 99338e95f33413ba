import type { TellCall } from '../app/ports/calls.ts';
import type { LogFields } from '../app/ports/log.ts';

/** What is told of the bot's work while it runs, for somebody to watch it from outside. */
export interface Telemetry {
  /** Runs a turn or a job as a trace of its own, with the trace's id. */
  readonly traced: <T>(run: (traceId: string) => T) => T;
  readonly onLine: (level: 'info' | 'warn' | 'error', fields: LogFields) => void;
  readonly onCall: TellCall;
  /** A figure that is read whenever figures are sent. */
  readonly gauge: (name: string, unit: string, read: () => Promise<number>) => void;
  /** Sends what is left. */
  readonly stop: () => Promise<void>;
}

/** OpenTelemetry's variables that say where to send. */
const WHERE = [
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  'OTEL_EXPORTER_OTLP_METRICS_ENDPOINT',
];

/**
 * Telemetry, if one of OpenTelemetry's variables says where to send it; its packages are loaded only then. `failed` is
 * called when sending fails.
 */
export async function startTelemetry(
  env: NodeJS.ProcessEnv,
  running: { readonly instance: string; readonly version: string },
  failed: () => void,
): Promise<Telemetry | undefined> {
  const isOn = WHERE.some((name) => env[name]?.trim()) && env['OTEL_SDK_DISABLED']?.toLowerCase() !== 'true';
  return isOn ? (await import('./telemetry.ts')).createTelemetry(running, failed) : undefined;
}
