import { command } from '../cli/command.ts';
import { makeBundle } from './bundle.ts';
import { runCommand } from './run-command.ts';

/** `npm run build`. */
const build = command({
  typed: 'npm run build --',
  about: 'Makes dist/, which runs without node_modules: index.js is the bot, cli.js its commands.',
  options: {},
  run: async () => {
    await makeBundle('dist');
    return { code: 0, message: 'dist/ is made: node dist/index.js starts it.' };
  },
});

await runCommand(build);
