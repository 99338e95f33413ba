import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import terms from '../../src/cli/terms.ts';

const LINES = 'Autumn term: 2 September 2026 to 18 December 2026\r\nHalf term: 26-30 October 2026\r\n';

describe('npm run terms', () => {
  const folder = mkdtempSync(join(tmpdir(), 'terms-'));
  after(() => rmSync(folder, { recursive: true }));
  const from = (content: string | Uint8Array) => {
    const file = join(folder, 'terms.txt');
    writeFileSync(file, content);
    return terms.run([file], {});
  };

  it('prints what the settings take, and beside it what it understood', async () => {
    const { code, out = '', message = '' } = await terms.run([], {}, () => LINES);
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), {
      terms: [{ what: 'Autumn term', from: '2026-09-02', to: '2026-12-18' }],
      closed: [{ what: 'Half term', from: '2026-10-26', to: '2026-10-30' }],
      insetDays: [],
    });
    assert.match(message, /Wed 2 Sep 2026 to Fri 18 Dec 2026/);
    assert.match(message, /Nothing has been changed/);
  });

  it('reads a file in UTF-16, as Windows writes it', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(LINES, 'utf16le')]);
    assert.equal((await from(utf16)).out, (await from(LINES)).out);
  });

  it('prints nothing to use where the settings would refuse it, and says why', async () => {
    const { code, out, message = '' } = await from(`${LINES}Autumn term: 1 October 2026 to 1 December 2026`);
    assert.deepEqual([code, out], [1, undefined]);
    assert.match(message, /share days.*\n.*nothing was made of it/is);
  });

  it('refuses what is no file, or far too large for one', async () => {
    assert.match((await terms.run(['nowhere.ics'], {})).message ?? '', /^nowhere\.ics cannot be read/);
    assert.match((await from('x'.repeat(2_000_000))).message ?? '', /too large/);
  });
});
