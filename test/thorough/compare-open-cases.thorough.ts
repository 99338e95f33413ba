import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import contentDiff from '../../src/cli/content-diff.ts';
import { CONTENT_FOLDER } from '../../src/content/read.ts';
import { LEAD } from '../support/activities.ts';
import { content } from '../support/content.ts';
import { caseOf, SCENARIOS } from '../support/scenario-cases.ts';
import { schoolAtTerminal } from '../support/terminal.ts';

describe('What new content changes for the open cases', function () {
  this.timeout(30_000);
  const { folder, settings, storage, environment } = schoolAtTerminal();
  const old = join(folder, 'before');
  const scenario = SCENARIOS.find(({ expected }) => expected.rulesFired.includes('A-03'))!;
  const open = caseOf(content, scenario, { id: 'case-open', reference: 'R-OPEN1' });
  const decided = caseOf(content, scenario, {
    id: 'case-over',
    reference: 'R-OVER1',
    status: 'closed',
    decision: {
      outcome: 'in-school-plan',
      by: { id: LEAD.aadObjectId, name: LEAD.name },
      at: open.sentAt,
      reason: 'Support goes on.',
    },
  });
  const records = () => storage().records(settings.id);

  before(async () => {
    cpSync(CONTENT_FOLDER, old, { recursive: true });
    const path = join(old, 'rules/02-attendance.json');
    const json = JSON.parse(readFileSync(path, 'utf8'));
    json.rules.find(({ id }: { id: string }) => id === 'A-03').steps.shift();
    writeFileSync(path, JSON.stringify(json));
    for (const value of [open, decided])
      await records().commit([{ change: 'referral', value, previous: null, expected: 'new' }]);
  });

  it('is told case by case, of open ones only, and nothing is written', async () => {
    const stored = await records().readReferral(open.id);
    const { code, out = '', message = '' } = await contentDiff.run([old, '--cases'], environment());
    assert.equal(code, 0, message);
    assert.match(out, /^R-OPEN1\n {2}- New step: .*\(A-03\)\n/);
    assert.match(out, /1 of 1 cases come out differently/);
    assert.doesNotMatch(out, /R-OVER1/);
    assert.match(message, /who may read every case/);
    assert.deepEqual(await records().readReferral(open.id), stored);
    assert.deepEqual(await records().auditOf(open.id), []);
  });

  it('is not mixed with cases from files', async () => {
    const { code, message = '' } = await contentDiff.run([old, 'cases.json', '--cases'], environment());
    assert.deepEqual([code, /please name no files/.test(message)], [2, true]);
  });
});
