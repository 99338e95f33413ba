import type { Log } from '../app/ports/log.ts';

/**
 * Holds the whole process to the log's closed list of fields: whatever libraries write to the console, Node's warnings
 * and uncaught errors become a line without foreign text. After an uncaught error the process exits with 1, as it would
 * by itself.
 */
export function keepProcessQuiet(log: Log): void {
  const heard = () => log.tally({ event: 'broken', outcome: 'console' });
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const)
    globalThis.console[name] = heard;
  // Node's own listener, which would print the warning.
  process.removeAllListeners('warning');
  process.on('warning', (warning) =>
    log.warn({ event: 'broken', outcome: 'node-warning', ...log.describe(warning) }),
  );
  const end = (outcome: string) => (error: unknown) => {
    log.error({ event: 'broken', outcome, ...log.describe(error) });
    process.exit(1);
  };
  process.on('uncaughtException', end('uncaught'));
  process.on('unhandledRejection', end('unhandled'));
}
