import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const current = new AsyncLocalStorage<string>();

/**
 * Runs this, and all that follows from it, under a new trace id, which each of its log lines carries: a turn with its
 * deliveries, or one run of a job. 16 bytes in hexadecimal, as OpenTelemetry's are.
 */
export function traced<T>(run: () => T, id = randomUUID().replaceAll('-', '')): T {
  return current.run(id, run);
}

/** The trace id of what is running; undefined outside turns and jobs. */
export function traceId(): string | undefined {
  return current.getStore();
}
