import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Scenario {
  readonly id: string;
  readonly expected: unknown;
}

const text = readFileSync('test/scenarios/scenarios.json', 'utf8');
const scenarios = JSON.parse(text) as Scenario[];

function run(input: string, ...options: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/triage.ts', ...options], {
    input,
    encoding: 'utf8',
  });
}

describe('The triage command', function () {
  this.timeout(30_000);

  it('prints what was expected for a list of cases', () => {
    const { stdout, stderr, status } = run(text);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.deepEqual(
      JSON.parse(stdout),
      scenarios.map(({ expected }) => expected),
    );
  });

  it('prints one result for one case', () => {
    const { stdout } = run(JSON.stringify(scenarios[6]));
    assert.deepEqual(JSON.parse(stdout), scenarios[6]?.expected);
  });

  it('explains a case in words with figures, sources and who set each rule', () => {
    const { stdout, status } = run(JSON.stringify(scenarios[3]), '--explain');
    assert.equal(status, 0);
    assert.match(stdout, /level priority/);
    assert.match(stdout, /41 of 106 sessions missed, 38\.7 %; without agreed part-time sessions the same/);
    assert.match(stdout, /set by national guidance; source: .*\(2024-08-19/);
    assert.match(stdout, /Register code to correct \(BLK-CODE\).*Nobody may override it/);
    assert.doesNotMatch(stdout, /refus/i);
  });
});
