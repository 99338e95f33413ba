import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, SettingsProblems } from '../../src/settings/settings.ts';
import { testSchool } from '../support/school.ts';

const STAFF = '19:staff@thread.tacv2';

describe('The settings of digests and quiet hours', () => {
  const folder = mkdtempSync(join(tmpdir(), 'digest-settings-'));
  after(() => rmSync(folder, { recursive: true }));
  const read = (parts: Record<string, unknown>) => {
    const file = join(folder, 'settings.json');
    const { bankHolidays: _ours, ...school } = testSchool();
    writeFileSync(file, JSON.stringify({ ...school, ...parts }));
    return readSettings(file);
  };
  const problemsOf = (parts: Record<string, unknown>): string => {
    try {
      read(parts);
    } catch (error) {
      assert.ok(error instanceof SettingsProblems, String(error));
      return error.problems.join('\n');
    }
    return '';
  };

  it('come back as written', () => {
    const parts = {
      digests: [
        { channel: STAFF, day: 'thursday', time: '08:15' },
        { channel: testSchool().channels.inclusion, off: true },
      ],
      quietHours: { from: '17:30', until: '08:00' },
    };
    const { digests, quietHours } = read(parts);
    assert.deepEqual({ digests, quietHours }, parts);
  });

  it('may be left out', () => {
    const settings = read({});
    assert.ok(!('digests' in settings) && !('quietHours' in settings));
  });

  it('name only channels of the school', () =>
    assert.match(
      problemsOf({ digests: [{ channel: '19:elsewhere@x', day: 'friday', time: '15:30' }] }),
      /"digests" entry 1: 19:elsewhere@x is none of the school's "channels"/,
    ));

  it('name each channel once', () =>
    assert.match(
      problemsOf({
        digests: [
          { channel: STAFF, day: 'friday', time: '15:30' },
          { channel: STAFF, off: true },
        ],
      }),
      /"digests" entry 2: .* is listed twice/,
    ));

  for (const [what, entry] of [
    ['a weekend', { channel: STAFF, day: 'sunday', time: '15:30' }],
    ['a time of day that is none', { channel: STAFF, day: 'friday', time: '25:00' }],
    ['a time in another form', { channel: STAFF, day: 'friday', time: '3.30pm' }],
    ['no time', { channel: STAFF, day: 'friday' }],
    ['something unknown', { channel: STAFF, day: 'friday', time: '15:30', weekly: true }],
  ] as const)
    it(`are refused with ${what}, saying what an entry holds`, () =>
      assert.match(
        problemsOf({ digests: [entry] }),
        /"digests" entry 1 must hold either "channel", "day" \(monday, .*friday\) and "time" \(like 15:30/,
      ));

  it('say what is wrong with the quiet hours', () => {
    assert.match(
      problemsOf({ quietHours: { from: '18:00', until: '8' } }),
      /"quietHours.until" must be a time/,
    );
    assert.match(
      problemsOf({ quietHours: { from: '18:00', until: '18:00' } }),
      /begin and end at the same time/,
    );
    assert.match(
      problemsOf({ quietHours: { from: '07:30', until: '18:00' } }),
      /cover the whole school day/,
      'the two the wrong way round',
    );
    assert.equal(problemsOf({ quietHours: { from: '12:00', until: '13:30' } }), '');
  });
});
