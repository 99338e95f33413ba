import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { sealBackup } from '../../src/cli/backup-file.ts';
import pupilTransfer from '../../src/cli/pupil-transfer.ts';
import pupilOpen from '../../src/cli/pupil-open.ts';
import { makeKeys } from '../../src/sealing/age.ts';
import { decided, draft, referral, sent } from '../storage/samples.ts';
import { schoolAtTerminal } from '../support/terminal.ts';

describe("A pupil's record for another school, on the command line", function () {
  this.timeout(120_000);
  const { folder, settings, storage, environment, typed } = schoolAtTerminal();
  const file = (name: string) => join(folder, name);
  const school = ['--to', 'New School', '--by', 'A. Lead', '--approved', 'B. Head'];
  const transferRecord = (...args: string[]) => pupilTransfer.run(['ab8', ...school, ...args], environment());
  const open = (...args: string[]) => pupilOpen.run(args, {});
  const records = () => storage().records(settings.id);
  let keys: Awaited<ReturnType<typeof makeKeys>>;
  const look = async () => {
    const { message = '' } = await transferRecord();
    return { message, mark: /--checked (\w{8})/.exec(message)?.[1] ?? '' };
  };

  before(async () => {
    await storage().prepare();
    const one = decided(referral({ id: 'one', reference: 'R-ONE2', answers: { PC1: 'AB 8', PC2: '8' } }));
    const note = { by: { id: 'l', name: 'Mr Birch' }, at: '2026-11-25T09:00:00.000Z', text: 'NOTE <b>' };
    await records().commit([sent({ ...one, notes: [note] })]);
    await records().commit([
      { change: 'draft', value: draft({ answers: { PC1: 'AB 8', EW3: 'BEGUN' } }), expected: 'new' },
    ]);
    keys = await makeKeys();
    writeFileSync(file('secret.key'), keys.identity);
    writeFileSync(file('passphrase'), 'four words nobody guesses\n');
    writeFileSync(file('short'), 'secret\n');
  });

  it('is shown first, with what somebody has to look at, and nothing is written', async () => {
    const { message, mark } = await look();
    assert.equal(mark.length, 8);
    assert.match(message, /R-ONE2.*kept here until/);
    assert.match(message, /^\d+\. R-ONE2, Notes, Mr Birch.*another person\): NOTE <b>$/m);
    assert.doesNotMatch(message, /BEGUN/);
    assert.deepEqual(
      (await records().auditOf('one')).map(({ what }) => what),
      ['record-exported'],
    );
  });

  it('needs two people, one lock, a new file, and the mark of what was looked at', async () => {
    const { mark } = await look();
    const sealing = ['--recipient', keys.recipient, '--out', file('refused.age')];
    for (const [args, says] of [
      [['--checked', mark, '--out', file('refused.age')], /one of --recipient/],
      [['--checked', mark, ...sealing.slice(0, 2)], /--out/],
      [['--checked', mark, '--recipient', 'age1nonsense', ...sealing.slice(2)], /no?t? ?a? public key/],
      [['--checked', mark, '--passphrase-file', file('short'), ...sealing.slice(2)], /12 characters/],
      [['--checked', mark, ...sealing, '--with', '1,x'], /"x" is none/],
      [['--checked', mark, ...sealing.slice(0, 2), '--out', file('secret.key')], /there already/],
      [['--checked', '00000000', ...sealing], /look at the lines again/],
      [['--checked', mark, ...sealing, '--with', '999'], /a line that there is not/],
    ] as const) {
      const { code, message = '' } = await transferRecord(...args);
      assert.notEqual(code, 0, message);
      assert.match(message, says);
      assert.equal(statSync(file('refused.age'), { throwIfNoEntry: false }), undefined);
    }
    const alone = await pupilTransfer.run(
      ['ab8', '--to', 'S', '--by', 'A', '--approved', 'A'],
      environment(),
    );
    assert.match(alone.message ?? '', /Two people are needed/);
    const trail = (await records().auditOf('one')).map(({ what }) => what);
    assert.ok(!trail.includes('transferred'));
  });

  it('leaves behind what is marked, and says who transferred it and where to', async () => {
    const { mark } = await look();
    const end = await transferRecord(
      '--checked',
      mark,
      '--recipient',
      keys.recipient,
      '--out',
      file('key.age'),
    );
    assert.equal(end.code, 0, end.message);
    assert.match(end.message ?? '', /Everything stays here.*R-ONE2.*kept here until/s);
    assert.equal(statSync(file('key.age')).mode & 0o077, 0);
    const entry = (await records().auditOf('one')).at(-1);
    assert.deepEqual(
      [entry?.what, entry?.school, entry?.by.name, entry?.approvedBy?.name],
      ['transferred', 'New School', 'A. Lead', 'B. Head'],
    );
    const opened = await open(file('key.age'), '--identity', file('secret.key'), '--html', file('key.html'));
    assert.equal(opened.code, 0, opened.message);
    const page = readFileSync(file('key.html'), 'utf8');
    assert.match(page, /For New School.*R-ONE2/s);
    assert.doesNotMatch(page, /NOTE|Who worked on it|BEGUN/);
  });

  it('takes along what somebody has named, and opens with any tool for files of age', async () => {
    const { message, mark } = await look();
    const number = /^(\d+)\. R-ONE2, Notes/m.exec(message)?.[1] ?? '';
    const sealed = ['--recipient', keys.recipient, '--out', file('note.age')];
    const end = await transferRecord('--checked', mark.toLowerCase(), ...sealed, '--with', number);
    assert.equal(end.code, 0, end.message);
    const to = ['--html', file('note.html'), '--json', file('note.json')];
    const opened = await open(file('note.age'), '--identity', file('secret.key'), ...to);
    assert.equal(opened.code, 0, opened.message);
    assert.match(readFileSync(file('note.html'), 'utf8'), /NOTE &lt;b&gt;/);
    assert.match(readFileSync(file('note.json'), 'utf8'), /NOTE <b>/);
    const other = new Decrypter();
    other.addIdentity(keys.identity);
    const page = await other.decrypt(readFileSync(file('note.age')), 'text');
    assert.match(page, /^<!doctype html>.*NOTE &lt;b&gt;/s);
  });

  // In processes of their own: a passphrase is made slow to guess, and slower still where much else is loaded.
  it('is sealed and opened with a passphrase', async () => {
    const { mark } = await look();
    const words = ['--passphrase-file', file('passphrase')];
    const sealed = ['--checked', mark, ...words, '--out', file('words.age')];
    await typed('pupil:transfer', ['ab8', ...school, ...sealed]);
    await typed('pupil:open', [file('words.age'), ...words, '--html', file('words.html')]);
    assert.match(readFileSync(file('words.html'), 'utf8'), /For New School.*R-ONE2/s);
  });

  it('says in words when it cannot be opened', async () => {
    const sealed = readFileSync(file('key.age'));
    writeFileSync(file('cut.age'), sealed.subarray(0, sealed.length - 40));
    writeFileSync(file('other.age'), 'Hello');
    const rows = { header: { school: 's', name: 'S', at: '2026-11-24T09:00:00.000Z' }, rows: [] };
    writeFileSync(file('backup.age'), await sealBackup(rows, keys.recipient));
    writeFileSync(file('other.key'), (await makeKeys()).identity);
    const key = ['--identity', file('secret.key')];
    for (const [args, says] of [
      [['nowhere.age', ...key], /cannot be read/],
      [[file('cut.age'), ...key], /damaged or cut off/],
      [[file('other.age'), ...key], /no sealed file/],
      [[file('backup.age'), ...key], /holds no pupil's record/],
      [[file('key.age'), '--identity', file('other.key')], /another key/],
      [[file('key.age'), '--identity', file('passphrase')], /no secret key/],
      [[file('key.age'), '--passphrase-file', file('passphrase')], /passphrase/],
      [[file('key.age')], /one of --identity/],
    ] as const) {
      const { code, message = '' } = await open(...args, '--html', file('never.html'));
      assert.equal(code, 2, message);
      assert.match(message, says);
      assert.equal(statSync(file('never.html'), { throwIfNoEntry: false }), undefined);
    }
  });
});
