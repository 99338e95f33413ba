import { givenOrEnd } from './start/command-line.ts';
import { compose } from './start/compose.ts';
import { readConfig } from './start/config.ts';
import { withEnvFile } from './start/env-file.ts';
import { identify } from './start/release.ts';
import { createLog } from './logging/log.ts';
import { keepFigures } from './telemetry/figures.ts';
import { startTelemetry } from './telemetry/watching.ts';
import { keepProcessQuiet } from './logging/whole-process.ts';

const START_LINE = {
  typed: 'npm start --',
  about:
    'Starts the bot. It is told what it needs by variables, its own or those of env/.env; env/.env.example explains each.',
  options: {},
};

/** Starts the bot and stops it on a signal. Reports everything wrong with the configuration at once, in words. */
async function main(): Promise<void> {
  givenOrEnd(START_LINE);
  const config = readConfig(withEnvFile(process.env));
  const running = identify();
  const unsent = () => log.tally({ event: 'broken', outcome: 'telemetry' });
  const telemetry = await startTelemetry(process.env, running, unsent);
  const figures = keepFigures();
  const log = createLog(config.logLevel, undefined, running, (...line) => {
    figures.onLine(...line);
    telemetry?.onLine(...line);
  });
  keepProcessQuiet(log);
  // Our own words about the school's settings and the set-up: nothing about a pupil.
  const say = (sentence: string) => void process.stderr.write(`Please look at this: ${sentence}\n`);
  const bot = await compose(config, log, say, { running, telemetry, figures });
  log.info({ event: 'started', port: bot.port, commit: running.commit });
  const stop = () => {
    log.info({ event: 'stopping' });
    void bot
      .stop()
      .then(() => telemetry?.stop())
      .then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  // Errors before the start are ours and hold no pupil's data: the operator needs their messages.
  process.stderr.write(
    `The bot did not start.\n${error instanceof Error ? error.message : 'Unknown fault.'}\n`,
  );
  process.exit(1);
});
