/** `npm run package -- --env NAME`: fills the manifest from `env/.env.NAME`, checks it, and makes the zip to upload. */
import { runCommand } from './run-command.ts';
import { makePackage } from './app-package/make.ts';

await runCommand(makePackage);
