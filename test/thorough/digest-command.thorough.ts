import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import digest from '../../src/cli/digest.ts';
import { referral, sent } from '../storage/samples.ts';
import { freePort, localTables } from '../support/azurite.ts';
import { testSchool } from '../support/school.ts';
import { schoolAtTerminal } from '../support/terminal.ts';

describe('The digests on the command line', function () {
  this.timeout(30_000);
  const school = schoolAtTerminal();
  const { folder, settings, storage } = school;

  const withSettings = (name: string, changes: Parameters<typeof testSchool>[0]) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(testSchool(changes)));
    return file;
  };
  /** The Saturday after the digests' day. */
  const at = { DEMO_NOW: '2026-11-28T12:00:00Z' };
  const run = async (args: readonly string[], changes?: Readonly<Record<string, string>>) => {
    const { code, out, message } = await digest.run(args, school.environment({ ...at, ...changes }));
    return { code, text: out ?? message ?? '' };
  };

  before(async () => {
    const records = storage().records(settings.id);
    for (let at = 0; at < 6; at++) {
      const value = referral({
        id: `r-${at}`,
        reference: `R-CLI${at}`,
        sentAt: '2026-11-24T09:00:00.000Z',
        answers: { PC1: `CL ${at}`, EW1: ['late'] },
      });
      assert.equal(await records.commit([sent(value)]), 'done');
    }
  });

  it('are shown as they would be posted, with where and when, by the command as typed', async () => {
    const args = ['--school', settings.id, '--week', '2026-W48', '--dry-run'];
    const { stdout, stderr } = await school.typed('digest', args, at);
    assert.equal(stderr, '');
    assert.match(stdout, /For the inclusion channel \(.*\): Fri 27 Nov, 14:00\./);
    assert.match(stdout, /6 concerns came in/);
    assert.match(stdout, /R-CLI0, pupil CL 0: answer was due Thu 26 Nov/);
    const staff = stdout.slice(stdout.indexOf('For the staff channel'));
    assert.match(staff, /Fri 27 Nov, 15:30\./);
    assert.match(staff, /6 concerns were raised from Fri 20 Nov to Thu 26 Nov\./);
    assert.doesNotMatch(staff, /R-CLI|CL \d/);
    assert.match(stdout, /Nothing was posted\.\n$/);
  });

  it('are those of this week when none is named, and say so when the week is long over', async () => {
    assert.match((await run(['--dry-run'])).text, /the week to Thu 26 Nov/);
    const past = await run(['--week=2026-w47', '--dry-run']);
    assert.equal(past.code, 0);
    assert.match(past.text, /the week to Thu 19 Nov/);
    assert.match(past.text, /as it stands now, not as it stood in that week/);
  });

  it('are never posted from here; the sentence names what posts them', async () => {
    const end = await run(['--week', '2026-W48']);
    assert.equal(end.code, 2);
    assert.match(end.text, /npm run job -- digest/);
    assert.match(end.text, /"digest now"/);
  });

  for (const [name, args, says] of [
    ['a week that is none', ['--week', '2026-48', '--dry-run'], /not a week: they look like 2026-W47/],
    ['a week 53 in a year with 52', ['--week', '2025-W53', '--dry-run'], /There is no week 2025-W53/],
    ['a week to come', ['--week', '2026-W51', '--dry-run'], /begins on Mon 14 Dec/],
    ['something else', ['--weak', '2026-W48'], /"--weak" is not an option/],
    ['a week twice', ['--week=2026-W47', '--week=2026-W48'], /--week is given twice/],
    ['nothing after the option', ['--week', '--dry-run'], /--week needs something after it/],
  ] as const)
    it(`are refused for ${name}, in a sentence`, async () => {
      const end = await run(args);
      assert.equal(end.code, 2);
      assert.match(end.text, says);
      assert.match(end.text, /npm run --silent digest/);
    });

  it('are refused for another school, in a sentence', async () => {
    const end = await run(['--school', 'southfield', '--dry-run']);
    assert.equal(end.code, 1);
    assert.match(end.text, /no school "southfield".*"testschool"/);
  });

  it('say that a week of holidays gets none', async () => {
    const end = await run(['--week', '2026-W52', '--dry-run'], { DEMO_NOW: '2027-01-06T12:00:00Z' });
    assert.equal(end.code, 2);
    assert.match(end.text, /has no school day, so it gets no digest/);
  });

  it('say which channel gets none', async () => {
    const { channels } = settings;
    const file = withSettings('quiet', { channels: { ...channels, staff: [] } });
    const end = await run(['--dry-run'], { SETTINGS_FILE: file });
    assert.equal(end.code, 0);
    assert.match(end.text, /No staff channel gets a digest/);
    assert.doesNotMatch(end.text, /One to try this week/);
  });

  it('say in words that the tables are unavailable or the settings missing', async () => {
    const away = await run(['--dry-run'], { TABLES_CONNECTION_STRING: localTables(await freePort()) });
    assert.equal(away.code, 1);
    const none = await run(['--dry-run'], { SETTINGS_FILE: join(folder, 'nowhere.json') });
    assert.equal(none.code, 1);
    assert.match(none.text, /Nothing can be shown/);
  });
});
