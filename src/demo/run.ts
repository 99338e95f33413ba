import { once } from 'node:events';
import { demoFolder, forget, makeFolder } from './folder.ts';
import type { DemoOptions } from './options.ts';
import { createProcesses, PartEnded } from './processes.ts';
import { FIRST_STEPS } from './first-steps.ts';
import { findOtherSchool, settleSettings } from './settings-file.ts';
import { CannotStart, startDemo } from './start.ts';
import type { DemoProduct } from './start.ts';
import { isRunning, starters } from './starter.ts';

/**
 * Runs the demo until it is stopped or a part of it exits, and leaves no process behind.
 * @returns the exit code: 0 when it was stopped, 1 when it could not start or something exited by itself
 */
export async function runDemo(options: DemoOptions, product: DemoProduct): Promise<number> {
  const stopping = stopWhenAsked();
  const stop = stopping.signal;
  const folder = demoFolder(options.folder);
  if (options.reset) forget(folder);
  makeFolder(folder);
  const stale = options.unconfigured ? findOtherSchool(folder.settings) : settleSettings(folder.settings);
  if (stale !== undefined) {
    console.error(stale);
    return 1;
  }
  const processes = createProcesses(folder.logs);
  try {
    await startDemo(options, folder, product, processes, stop);
    if (!stop.aborted) {
      const { page, teacher, lead } = options.ports;
      console.log(`Open http://localhost:${page} (both windows on one page)`);
      console.log(`Each alone: Teacher http://localhost:${teacher}, Inclusion lead http://localhost:${lead}`);
      if (options.unconfigured)
        console.log(
          [
            'No school is set up yet. To set one up:',
            ...FIRST_STEPS.map((step, at) => `${at + 1}. ${step}`),
          ].join('\n'),
        );
      console.log('Ctrl-C stops everything.');
      console.log('Ready');
      await Promise.race([once(stop, 'abort'), processes.unexpectedEnd]);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof CannotStart || error instanceof PartEnded)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    // Cancels requests still waiting for an answer.
    stopping.abort();
    await processes.stop();
  }
}

/** Aborts when somebody asks the demo to stop: Ctrl-C, a closed terminal, or the end of the npm that started it. */
function stopWhenAsked(): AbortController {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort());
  const watched = starters();
  if (watched.length > 0) setInterval(() => watched.every(isRunning) || stop.abort(), 1_000).unref();
  return stop;
}
