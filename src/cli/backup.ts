import { writeFileSync } from 'node:fs';
import type { CopiedRow } from '../app/ports/copies.ts';
import { loadSchool } from '../start/load-school.ts';
import { makeKeys } from '../sealing/age.ts';
import { sealBackup } from './backup-file.ts';
import { CannotUse, command } from './command.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';
import { auditCopy, MAYBE_BY } from './operator.ts';
import { OWNER_ONLY, refuseUnlessWritable } from './output-file.ts';

/** Everything that is stored of a school, in one encrypted file. */
export default command({
  typed: 'npm run --silent backup --',
  about:
    'Writes everything that is stored of a school into one file, encrypted with age (age-encryption.org), while the bot runs. Reads the same settings as the bot.',
  words: [{ name: 'FILE', help: 'the file to write, which only you may read' }],
  options: {
    ...ON_SCHOOL,
    key: { value: 'age1...', help: 'the public key to encrypt it with; only its secret key opens the file' },
    ...MAYBE_BY,
    'new-keys': { help: 'makes a pair of keys instead, and prints them' },
  },
  run: async ({ demo, school: id, key, by, 'new-keys': newKeys }, [file], around) => {
    if (newKeys) {
      const { identity, recipient } = await makeKeys();
      return {
        code: 0,
        out: `# public key, for --key: ${recipient}\n${identity}`,
        message:
          'Keep both lines where the bot and its storage are not: without the secret key nobody opens a backup, and whoever has it reads everything.',
      };
    }
    if (file === undefined) throw new CannotUse('Please name the file to write.');
    if (key === undefined)
      throw new CannotUse('Please give the public key, with --key; "backup -- --new-keys" makes one.');
    refuseUnlessWritable(file);
    return onSchool(
      around,
      { demo, school: id },
      {
        verb: 'backup',
        open: loadSchool,
        notOpened: 'No backup was made.',
        brokeOff: 'The records cannot be used just now, so no backup was made. Please try again.',
        work: async (opened) => {
          const { settings, storage, clock } = opened;
          await auditCopy(opened, 'backed-up', by);
          const at = clock.now().toISOString();
          const rows: CopiedRow[] = [];
          for await (const page of storage.copies(settings.id).read()) rows.push(...page);
          const header = { school: settings.id, name: settings.name, at };
          const sealed = await sealBackup({ header, rows }, key);
          writeFileSync(file, sealed, { mode: OWNER_ONLY });
          return { code: 0, message: `${rows.length} rows of ${settings.name}, ${sealed.length} bytes.` };
        },
      },
    );
  },
});
