import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import triage from '../../src/cli/triage.ts';
import { inAnyOrder, SCENARIOS, type Expected } from '../support/scenario-cases.ts';

const text = JSON.stringify(SCENARIOS);

/** A printed result without its steps, which the scenarios say nothing about. */
function withoutSteps(printed: unknown): Expected {
  const { nextSteps, shared, ...rest } = printed as Record<string, unknown>;
  assert.ok(nextSteps !== undefined && shared !== undefined);
  const printedToo = rest as unknown as Expected;
  return { ...printedToo, ...inAnyOrder(printedToo) };
}

function asTyped(input: string) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/run.ts', 'triage'], {
    input,
    encoding: 'utf8',
  });
}

/** What the command prints, or says when it cannot. */
async function triaged(args: readonly string[], given: unknown) {
  const { code, out, message } = await triage.run(args, {}, () => JSON.stringify(given));
  return { code, text: out ?? message ?? '' };
}

describe('The triage command', function () {
  this.timeout(30_000);

  it('prints what was expected for a list of cases', () => {
    const { stdout, stderr, status } = asTyped(text);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.deepEqual(
      (JSON.parse(stdout) as unknown[]).map(withoutSteps),
      SCENARIOS.map(({ expected }) => inAnyOrder(expected)),
    );
  });

  it('prints one result for one case', async () => {
    const { text: says } = await triaged([], SCENARIOS[6]);
    assert.deepEqual(withoutSteps(JSON.parse(says)), inAnyOrder(SCENARIOS[6]!.expected));
  });

  it('prints the steps in order, with their duty and its date, and what of them may be shared', async () => {
    const answers = { OB1: 3, OB2: 16, OB3: 20, OB9: '2026-11-19', OS4: ['looked-after'] };
    const given = {
      today: '2026-11-24',
      answers: { SG1: 'no', SG2: 'no', EW1: ['late'], ...answers },
      events: [],
    };
    const { nextSteps, shared } = JSON.parse((await triaged([], given)).text) as {
      nextSteps: { rule: string; level: string; private: boolean; duty?: string; date?: string }[];
      shared: { level: string; reasons: string[]; duties: string[]; steps: { rule: string }[] };
    };
    const [first] = nextSteps;
    assert.deepEqual([first?.rule, first?.level, first?.date], ['B-06', 'urgent', '2026-12-10']);
    assert.match(first?.duty ?? '', /15 school days/);
    assert.ok(nextSteps.some((step) => step.private && step.rule === 'S-04'));
    assert.ok(!shared.steps.some(({ rule }) => rule === 'S-04') && !shared.reasons.includes('S-04'));
    assert.deepEqual([shared.level, shared.duties], ['urgent', ['B-06']]);
  });

  it('names every rule behind a step that several suggest', async () => {
    const { text: says } = await triaged(
      [],
      SCENARIOS.find(({ id }) => id === 'D04'),
    );
    const { nextSteps, shared } = JSON.parse(says) as Record<string, unknown> & {
      nextSteps: { text: string; rule: string; rules: string[] }[];
      shared: { steps: { rules: string[] }[] };
    };
    const advised = nextSteps.filter(({ rules }) => rules.includes('R-03') && rules.includes('E-04'));
    assert.deepEqual(
      advised.map(({ text, rule, rules }) => [/SENCO/.test(text), rule, rules]),
      [
        [false, 'E-04', ['E-04', 'R-03', 'S-03']],
        [true, 'E-04', ['E-04', 'R-03', 'S-03']],
      ],
    );
    const isPrivate = (id: string) => ['S-03', 'P-11', 'G-03'].includes(id);
    assert.ok(!shared.steps.some(({ rules }) => rules.some(isPrivate)));
  });

  it('counts no figure of a term or school year that is over, and says which', async () => {
    const answers = {
      ...{ SG1: 'no', SG2: 'no', EW1: ['late'], OA1: 380, OA2: 60, OA3: 16, OA7: '2026-07-17' },
      ...{ OB1: 3, OB2: 16, OB3: 20 },
    };
    const given = { today: '2026-09-10', answers, events: [] };
    const printed = async (more: object) =>
      JSON.parse((await triaged([], { ...given, ...more })).text) as {
        rulesFired: string[];
        notCounted?: string[];
        shared: { reasons: string[] };
      };
    const today = await printed({});
    assert.ok(today.rulesFired.includes('B-06') && !today.rulesFired.includes('A-02'));
    assert.deepEqual(today.notCounted, ['OA1', 'OA2', 'OA3']);
    for (const answeredOn of ['2026-07-05', { OB1: '2026-07-05', OB2: '2026-07-05', OB3: '2026-07-05' }]) {
      const { rulesFired, notCounted, shared } = await printed({ answeredOn });
      for (const id of ['A-02', 'A-06', 'B-04', 'B-06'])
        assert.ok(!rulesFired.includes(id) && !shared.reasons.includes(id), id);
      assert.deepEqual(notCounted, ['OA1', 'OA2', 'OA3', 'OB1', 'OB2', 'OB3']);
    }
    const { text: says } = await triaged(['--explain'], { ...given, answeredOn: '2026-07-05' });
    assert.match(says, /Days suspended this term: 16 school days, as of Sun 5 Jul 2026 \(last school year\)/);
    assert.match(says, /Absence: 60 of 380 sessions missed, .*as of Fri 17 Jul 2026 \(last school year\)/);
    const wrong = await triaged([], { ...given, answeredOn: '5 July' });
    assert.match(wrong.text, /"answeredOn" should be a real date/);
  });

  it('explains a case in words with figures, sources and who set each rule', async () => {
    const { text: says, code } = await triaged(
      ['--explain'],
      SCENARIOS.find(({ id }) => id === 'D04'),
    );
    assert.equal(code, 0);
    assert.match(says, /level priority/);
    assert.match(says, /41 of 106 sessions missed, 38\.7 %; without agreed part-time sessions the same/);
    assert.match(
      says,
      /set by national guidance; source: .*\(2026-07-09, read in summaries\)\. Not checked: /,
    );
    assert.match(says, /Register code to correct \(BLK-CODE\).*Nobody may override it/);
    assert.doesNotMatch(says, /refus/i);
  });
});
