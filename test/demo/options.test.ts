import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DEMO_LINE, readOptions } from '../../src/demo/options.ts';
import { readCommandLine } from '../../src/start/command-line.ts';

const MACHINE_TIME = new Date('2026-11-24T09:00:00Z');

function options(env: Record<string, string>, ...args: string[]) {
  const typed = readCommandLine(DEMO_LINE, args);
  assert.ok('given' in typed, JSON.stringify(typed));
  const read = readOptions(env, typed.given, MACHINE_TIME);
  assert.ok('options' in read, JSON.stringify(read));
  return read.options;
}

function problems(
  env: Record<string, string>,
  more: { sample?: true; unconfigured?: true } = {},
): readonly string[] {
  const read = readOptions(env, { reset: false, sample: false, unconfigured: false, ...more });
  assert.ok('problems' in read, 'no problem was found');
  return read.problems;
}

describe("The demo's options", () => {
  it('have the usual ports and folder when nothing is said', () => {
    assert.deepEqual(options({}), {
      ports: { page: 56_149, bot: 3978, tables: 10_002, teacher: 56_150, lead: 56_151 },
      folder: '.data',
      reset: false,
      sample: false,
      unconfigured: false,
      now: MACHINE_TIME,
    });
  });

  it('take each port from its variable', () => {
    const { ports } = options({
      DEMO_PORT: '4000',
      DEMO_BOT_PORT: '4001',
      DEMO_TABLES_PORT: ' 4002 ',
      DEMO_TEACHER_PORT: '4003',
      DEMO_LEAD_PORT: '4004',
    });
    assert.deepEqual(ports, { page: 4000, bot: 4001, tables: 4002, teacher: 4003, lead: 4004 });
  });

  it('give a second demo a folder of its own', () => {
    assert.equal(options({ DEMO_TABLES_PORT: '10102' }).folder, join('.data', 'tables-10102'));
    assert.equal(options({ DEMO_TABLES_PORT: '10102', DEMO_DATA_DIR: 'else' }).folder, 'else');
  });

  it('understand --reset and --sample and nothing else', () => {
    assert.equal(options({}, '--reset').reset, true);
    const both = options({}, '--sample', '--reset');
    assert.deepEqual([both.reset, both.sample], [true, true]);
    const typed = readCommandLine(DEMO_LINE, ['--rest']);
    assert.match('problem' in typed ? typed.problem : '', /"--rest" is not an option.*[^]*--reset.*--sample/);
  });

  it('start without a school, but not with its sample cases', () => {
    assert.equal(options({}, '--unconfigured').unconfigured, true);
    assert.match(problems({}, { sample: true, unconfigured: true }).join(), /--sample.*--unconfigured/);
  });

  it('take the moment of the clock from DEMO_NOW, with its zone or not at all', () => {
    const at = (written: string) => options({ DEMO_NOW: written }).now.toISOString();
    assert.equal(at('2027-02-03T09:00:00Z'), '2027-02-03T09:00:00.000Z');
    assert.equal(at(' 2027-07-03T09:00:00+01:00 '), '2027-07-03T08:00:00.000Z');
    for (const written of [
      '2027-02-03',
      '2027-02-30T09:00:00Z',
      'tomorrow',
      '2027-13-03T09:00:00Z',
      '2027-02-03T09:00',
    ])
      assert.match(
        problems({ DEMO_NOW: written }).join(),
        /DEMO_NOW must be .*with its zone.*2026-11-24T09:00:00Z/,
      );
  });

  it('name every variable that is not a port', () => {
    const found = problems({ DEMO_BOT_PORT: 'abc', DEMO_LEAD_PORT: '70000', DEMO_TABLES_PORT: '1.5' });
    assert.equal(found.length, 3);
    assert.match(found.join('\n'), /DEMO_BOT_PORT.*"abc"/);
    assert.match(found.join('\n'), /DEMO_LEAD_PORT.*"70000"/);
  });

  it('say when one port is chosen for two things', () => {
    assert.deepEqual(problems({ DEMO_TEACHER_PORT: '3978' }), [
      "Port 3978 is chosen both for the bot and for the teacher's window: give DEMO_TEACHER_PORT another port.",
    ]);
  });
});
