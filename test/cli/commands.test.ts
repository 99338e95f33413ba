import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import auditCheck from '../../src/cli/audit-check.ts';
import auditExport from '../../src/cli/audit-export.ts';
import backup from '../../src/cli/backup.ts';
import caseExport from '../../src/cli/case-export.ts';
import caseForm from '../../src/cli/case-form.ts';
import caseHold from '../../src/cli/case-hold.ts';
import contentCheck from '../../src/cli/content-check.ts';
import contentDiff from '../../src/cli/content-diff.ts';
import contentMap from '../../src/cli/content-map.ts';
import contentReading from '../../src/cli/content-reading.ts';
import contentSchema from '../../src/cli/content-schema.ts';
import dataMapCommand, { dataMap } from '../../src/cli/data-map.ts';
import digest from '../../src/cli/digest.ts';
import doctor from '../../src/cli/doctor.ts';
import figuresImport from '../../src/cli/figures-import.ts';
import formsCoverage from '../../src/cli/forms-coverage.ts';
import job from '../../src/cli/job.ts';
import census from '../../src/cli/census.ts';
import outcomes from '../../src/cli/outcomes.ts';
import pupilCorrect from '../../src/cli/pupil-correct.ts';
import pupilErase from '../../src/cli/pupil-erase.ts';
import pupilExport from '../../src/cli/pupil-export.ts';
import pupilViews from '../../src/cli/pupil-views.ts';
import restore from '../../src/cli/restore.ts';
import pupilTransfer from '../../src/cli/pupil-transfer.ts';
import pupilOpen from '../../src/cli/pupil-open.ts';
import schoolYearEnd from '../../src/cli/school-year-end.ts';
import settings from '../../src/cli/settings.ts';
import staffExport from '../../src/cli/staff-export.ts';
import terms from '../../src/cli/terms.ts';
import triage from '../../src/cli/triage.ts';

const COMMANDS = {
  'audit:check': auditCheck,
  'audit:export': auditExport,
  backup,
  'case:export': caseExport,
  'case:form': caseForm,
  'case:hold': caseHold,
  'content:check': contentCheck,
  'content:diff': contentDiff,
  'content:map': contentMap,
  'content:reading': contentReading,
  'content:schema': contentSchema,
  'data:map': dataMapCommand,
  digest,
  doctor,
  'figures:import': figuresImport,
  'forms:coverage': formsCoverage,
  job,
  census,
  outcomes,
  'pupil:correct': pupilCorrect,
  'pupil:erase': pupilErase,
  'pupil:export': pupilExport,
  'pupil:transfer': pupilTransfer,
  'pupil:open': pupilOpen,
  'pupil:views': pupilViews,
  restore,
  'school-year:end': schoolYearEnd,
  settings,
  'staff:export': staffExport,
  terms,
  triage,
};

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
describe('A command', function () {
  this.timeout(60_000);

  for (const [name, command] of Object.entries(COMMANDS)) {
    it(`says with --help how ${name} is typed, and does nothing`, async () => {
      for (const asked of [['--help', '--colour'], ['-h'], ['help']]) {
        const { code, out = '', message } = await command.run(asked, {});
        assert.deepEqual([code, message], [0, undefined], asked.join(' '));
        assert.match(out, new RegExp(`^Usage: npm run (--silent )?${name}( --|$)`, 'm'));
        assert.match(out, /^ +--help {2,}\w/m);
      }
      assert.equal(scripts[name], `node --import tsx src/cli/run.ts ${name}`);
    });

    it(`refuses an option that ${name} does not have, in a sentence, and says how it is typed`, async () => {
      const { code, out, message = '' } = await command.run(['--colour', 'x'], {});
      assert.deepEqual([code, out], [2, undefined]);
      assert.match(message, /^"--colour" is not an option here\.\nUsage: npm run /);
    });
  }

  it('that nobody knows is answered with those there are', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'src/cli/run.ts', 'constructor'],
      { encoding: 'utf8' },
    );
    assert.equal(status, 2);
    assert.match(stderr, /^There is no command "constructor"\. There are: audit:check, audit:export, /);
  });

  it('says that something is missing before it looks at the settings', async () => {
    const says = async (name: keyof typeof COMMANDS, ...args: string[]) =>
      (await COMMANDS[name].run(args, {})).message ?? '';
    assert.match(await says('case:export', '--by', 'A'), /^Please say which referral/);
    assert.match(await says('case:export', 'R-7K3MP'), /^Please say who takes the pack/);
    assert.match(
      await says('audit:export', '--from', '2026-09-01'),
      /^Please name the first and the last day/,
    );
    assert.match(
      await says('audit:export', '--from', '--to', '2026-09-01'),
      /^--from needs something after it/,
    );
    assert.match(await says('digest', '--week=2026-W47', '--week=2026-W48'), /^--week is given twice/);
    const census = (on: string, out = 'census.csv') => says('census', '--on', on, '--out', out, '--by', 'A');
    for (const on of ['2027-02-30', '21/01/2027', 'soon'])
      assert.match(await census(on), /is not a day: they look like/);
    assert.match(await census('2027-01-21', 'census.pdf'), /has to end in \.csv or \.json/);
    assert.match(
      await says('census', '--on', '2027-01-21', '--out', 'census.csv'),
      /^Please say who takes it/,
    );
    assert.match(await says('outcomes', '--out', 'page.docx'), /^page\.docx has to end in \.html, \.csv/);
    assert.match(await says('digest', '--dry-run=yes'), /^--dry-run takes nothing after it/);
    assert.match(await says('content:map', 'a.html', 'b.html'), /^"b\.html" is one word too many/);
    assert.match(await says('content:check', 'nowhere'), /^There is no folder nowhere/);
    assert.match(await says('job', 'sweep', '--dry-run'), /^The job sweep has no --dry-run/);
  });
});

describe('The data map', () => {
  it('says of every field that is stored what it is for, and is up to date', () =>
    assert.equal(readFileSync('infra/data-map.md', 'utf8'), dataMap(), 'run "npm run data:map"'));
});
