import { readFileSync, writeFileSync } from 'node:fs';
import { transferPage } from '../pack/record-page.ts';
import { describeDayWithYear } from '../words/dates.ts';
import { CannotUse, command } from './command.ts';
import { openTransferFile } from './transfer-file.ts';
import { OWNER_ONLY, refuseUnlessNew } from './output-file.ts';

/** Opens a pupil's record that another school has sealed. */
export default command({
  typed: 'npm run --silent pupil:open --',
  about:
    "Opens a pupil's record that another school has sealed with pupil:transfer, and writes it as a page to read. Needs neither settings nor storage, and puts nothing into the bot.",
  words: [{ name: 'FILE', help: 'the sealed file', needed: 'Please name the sealed file.' }],
  options: {
    identity: { value: 'FILE', help: 'the file with your secret key' },
    'passphrase-file': {
      value: 'FILE',
      help: 'a file with the passphrase that the other school has told you',
    },
    html: {
      value: 'FILE',
      help: 'the page to write, which only you may read',
      needed: 'Please name the page to write, with --html.',
    },
    json: { value: 'FILE', help: 'the same as data' },
  },
  run: async ({ identity, 'passphrase-file': passphrase, html, json }, [file = '']) => {
    if ((identity === undefined) === (passphrase === undefined))
      throw new CannotUse('Please give one of --identity and --passphrase-file.');
    if (html === json) throw new CannotUse('--html and --json name the same file.');
    for (const each of [html, json]) refuseUnlessNew(each);
    const key =
      identity === undefined
        ? {
            passphrase: bytesOf(passphrase ?? '')
              .toString('utf8')
              .replace(/\r?\n$/, ''),
          }
        : { identity: bytesOf(identity).toString('utf8') };
    const record = await openTransferFile(bytesOf(file), key);
    for (const [to, text] of [
      [html, transferPage(record)],
      [json, JSON.stringify(record, null, 2)],
    ] as const)
      if (to !== undefined) writeFileSync(to, text, { mode: OWNER_ONLY, flag: 'wx' });
    return {
      code: 0,
      message: `From ${record.from}, for ${record.to}, made on ${describeDayWithYear(record.madeOn)}: ${record.parts.length === 1 ? 'one case' : `${record.parts.length} cases`}. It is in ${html}.`,
    };
  },
});

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new CannotUse(`${file} cannot be read.`);
  }
}
