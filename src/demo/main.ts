import { rememberAddresses } from './addresses.ts';
import { takenPorts } from './free-ports.ts';
import { readOptions } from './options.ts';
import { runDemo } from './run.ts';
import { fillSample } from './sample/fill.ts';

const read = readOptions(process.env, process.argv.slice(2));
const problems = 'problems' in read ? read.problems : await takenPorts(read.options.ports);
if ('problems' in read || problems.length > 0) {
  for (const problem of problems) console.error(problem);
  process.exitCode = 1;
} else {
  process.exitCode = await runDemo(read.options, {
    // As `npm start` runs it.
    bot: ['--max-semi-space-size=4', '--max-old-space-size=200', '--import', 'tsx', 'src/index.ts'],
    rememberAddresses,
    fillSample,
  });
}
