import { givenOrEnd } from '../start/command-line.ts';
import { rememberAddresses } from './addresses.ts';
import { takenPorts } from './free-ports.ts';
import { DEMO_LINE, readOptions } from './options.ts';
import { runDemo } from './run.ts';
import { fillSample } from './sample/fill.ts';

/** Resolves to the exit code: 1 when the demo could not start. */
async function main(): Promise<number> {
  const read = readOptions(process.env, givenOrEnd(DEMO_LINE));
  const problems = 'problems' in read ? read.problems : await takenPorts(read.options.ports);
  if ('problems' in read || problems.length > 0) {
    for (const problem of problems) console.error(problem);
    return 1;
  }
  return runDemo(read.options, {
    // As `npm start` runs it.
    bot: ['--max-semi-space-size=4', '--max-old-space-size=200', '--import', 'tsx', 'src/index.ts'],
    rememberAddresses,
    fillSample,
  });
}

process.exitCode = await main();
