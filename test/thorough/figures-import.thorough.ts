import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import figuresImport from '../../src/cli/figures-import.ts';
import { referral, sent } from '../storage/samples.ts';
import { schoolAtTerminal } from '../support/terminal.ts';

const SAMPLE = 'test/support/mis-exports/bromcom.tsv';

describe('Figures from an export on the command line', function () {
  this.timeout(60_000);
  const { folder, settings, storage, environment } = schoolAtTerminal();
  const imports = (...args: string[]) => figuresImport.run([...args, '--by', 'O. Office'], atThatTime());
  const atThatTime = () => environment({ DEMO_NOW: '2026-11-24T09:00:00Z' });
  const records = () => storage().records(settings.id);
  const answers = async () => (await records().findByReference('R-FIGS2'))!.value.answers;
  const drop = (name: string, text: string, minutesAgo = 5, bytes?: number) => {
    const path = join(folder, 'drop', name);
    writeFileSync(path, text);
    if (bytes !== undefined) truncateSync(path, bytes);
    const at = new Date(Date.now() - minutesAgo * 60_000);
    utimesSync(path, at, at);
  };
  const sample = () => readFileSync(SAMPLE, 'utf8');
  const lying = (inside = '') =>
    existsSync(join(folder, 'drop', inside))
      ? readdirSync(join(folder, 'drop', inside)).filter((name) => name.includes('.'))
      : [];

  before(async () => {
    await storage().prepare();
    const open = referral({
      id: 'figs',
      reference: 'R-FIGS2',
      answers: { PC1: '4711', PC2: '8', PC4: 'attendance' },
    });
    await records().commit([sent({ ...open, sentAt: '2026-11-10T09:00:00Z' })]);
    mkdirSync(join(folder, 'drop'));
  });

  it('are shown first and change nothing by themselves', async () => {
    drop('a.tsv', sample());
    const { code, message = '' } = await imports(join(folder, 'drop', 'a.tsv'));
    assert.equal(code, 0, message);
    assert.match(message, /export of Bromcom.*R-FIGS2.*Possible sessions: 106, new.*--yes/s);
    assert.ok(!/Zo|Brown/.test(message));
    const whole = await imports(join(folder, 'drop'));
    assert.match(whole.message ?? '', /a\.tsv:.*R-FIGS2/s);
    assert.equal((await answers())['OA1'], undefined);
    assert.deepEqual(lying(), ['a.tsv']);
  });

  it('are taken from a folder once, however many runs there are at once', async () => {
    const runs = await Promise.all([1, 2, 3].map(() => imports(join(folder, 'drop'), '--yes')));
    assert.deepEqual(
      runs.map(({ code }) => code),
      [0, 0, 0],
      JSON.stringify(runs),
    );
    assert.equal((await answers())['OA1'], 106);
    assert.deepEqual([lying(), lying('working'), lying('done').length], [[], [], 1]);
    const rows = (await records().auditOf('figs')).filter(({ what }) => what === 'facts-added');
    assert.deepEqual(
      rows.map(({ by, source }) => [by.name, source?.system, source?.asAt]),
      [['O. Office', 'Bromcom', '2026-11-20']],
    );
    const again = await imports(join(folder, 'drop'), '--yes');
    assert.match(again.message ?? '', /No export/);
  });

  it('are left in the folder while they are being written, and put aside when they cannot be read', async () => {
    drop('late.csv', sample(), 0);
    drop('odd.csv', 'no table at all');
    drop('huge.csv', '', 5, 50 * 1024 * 1024);
    const { code, message = '' } = await imports(join(folder, 'drop'), '--yes');
    assert.equal(code, 1);
    assert.match(
      message,
      /huge\.csv:.*larger than I can take.*late\.csv:.*next time.*odd\.csv:.*rows and columns/s,
    );
    assert.deepEqual([lying(), lying('problems').length], [['late.csv'], 2]);
  });

  it('in doubt stay out, and say so', async () => {
    drop('fewer.tsv', sample().replace('\t106\t60\t5', '\t96\t50\t5'));
    const { code, message = '' } = await imports(join(folder, 'drop', 'fewer.tsv'), '--yes');
    assert.equal(code, 1);
    assert.match(message, /more possible sessions before/);
    assert.equal((await answers())['OA1'], 106);
  });

  it('need a name, a period that there is, and a file that is there', async () => {
    assert.equal((await figuresImport.run(['x.csv'], atThatTime())).code, 2);
    assert.equal((await imports('nowhere.csv')).code, 2);
    assert.equal((await imports(SAMPLE, '--period', 'ever')).code, 2);
  });
});
