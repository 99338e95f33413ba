import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { runTriage } from '../../src/cli/run-triage.ts';

interface Scenario {
  readonly id: string;
  readonly expected: unknown;
}

const text = readFileSync('test/scenarios/scenarios.json', 'utf8');
const scenarios = JSON.parse(text) as Scenario[];

function asTyped(input: string) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/triage.ts'], { input, encoding: 'utf8' });
}

describe('The triage command', function () {
  this.timeout(30_000);

  it('prints what was expected for a list of cases', () => {
    const { stdout, stderr, status } = asTyped(text);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.deepEqual(
      JSON.parse(stdout),
      scenarios.map(({ expected }) => expected),
    );
  });

  it('prints one result for one case', () => {
    const { says } = runTriage([], () => JSON.stringify(scenarios[6]));
    assert.deepEqual(JSON.parse(says), scenarios[6]?.expected);
  });

  it('explains a case in words with figures, sources and who set each rule', () => {
    const { says, code } = runTriage(['--explain'], () => JSON.stringify(scenarios[3]));
    assert.equal(code, 0);
    assert.match(says, /level priority/);
    assert.match(says, /41 of 106 sessions missed, 38\.7 %; without agreed part-time sessions the same/);
    assert.match(says, /set by national guidance; source: .*\(2024-08-19/);
    assert.match(says, /Register code to correct \(BLK-CODE\).*Nobody may override it/);
    assert.doesNotMatch(says, /refus/i);
  });
});
