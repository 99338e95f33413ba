import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Advisory } from '../../src/packaging/dependencies/ask-registry.ts';
import { describeAdvisories, readAccepted } from '../../src/packaging/dependencies/check-advisories.ts';
import type { Accepted } from '../../src/packaging/dependencies/judge-advisories.ts';

const TODAY = '2026-11-24';
const known = (id: string, severity: Advisory['severity']): Advisory => ({
  id,
  package: 'leftover',
  severity,
  title: `What is wrong in ${id}`,
  url: `https://advisories.example/${id}`,
});
const acceptance = (advisory: string, until: string): Accepted[number] => ({
  advisory,
  package: 'leftover',
  reason: 'The bot never calls this part.',
  until,
});
const say = (advisories: readonly Advisory[], accepted: Accepted = []) =>
  describeAdvisories({ advisories }, accepted, TODAY);

describe('The check for advisories', () => {
  it('passes when nothing is known', () => assert.equal(say([]).code, 0));

  it('fails for what is high or critical, and names it', () => {
    for (const severity of ['high', 'critical'] as const) {
      const { code, message = '' } = say([known('GHSA-1', severity)]);
      assert.equal(code, 1);
      assert.match(message, /leftover \(\w+\): What is wrong in GHSA-1/);
    }
  });

  it('tells of what is below that, and passes', () => {
    const { code, message = '' } = say([known('GHSA-1', 'moderate')]);
    assert.equal(code, 0);
    assert.match(message, /GHSA-1/);
  });

  it('passes what was accepted, to the end of its last day', () => {
    assert.equal(say([known('GHSA-1', 'high')], [acceptance('GHSA-1', TODAY)]).code, 0);
    const { code, message = '' } = say([known('GHSA-1', 'high')], [acceptance('GHSA-1', '2026-11-23')]);
    assert.equal(code, 1);
    assert.match(message, /accepted until 2026-11-23, which is over/);
  });

  it('accepts an advisory for the package it was accepted for, and for no other', () => {
    const elsewhere = { ...known('GHSA-1', 'high'), package: 'another' };
    assert.equal(say([elsewhere], [acceptance('GHSA-1', TODAY)]).code, 1);
  });

  it('says which acceptances can go', () => {
    const { code, message = '' } = say([], [acceptance('GHSA-1', TODAY)]);
    assert.equal(code, 0);
    assert.match(message, /GHSA-1.*take it out/);
  });

  it('says that it did not check, and never that all is well, where nobody answered', () => {
    const { code, message = '' } = describeAdvisories({ notChecked: 'nobody was there' }, [], TODAY);
    assert.equal(code, 0);
    assert.match(message, /^Not checked: nobody was there\./);
    assert.doesNotMatch(message, /Nothing to do/);
  });

  it('reads the list as it is kept', () =>
    assert.ok('entries' in readAccepted(readFileSync('infra/accepted-advisories.json', 'utf8'))));

  it('refuses an acceptance without a reason or a day, in a sentence', () => {
    const { until: _, ...undated } = acceptance('GHSA-1', TODAY);
    for (const bad of [
      [undated],
      [{ ...undated, until: 'never' }],
      [{ ...undated, until: TODAY, reason: '' }],
      {},
    ]) {
      const read = readAccepted(JSON.stringify(bad));
      assert.match('problem' in read ? read.problem : '', /does not fit.*"reason"/);
    }
    assert.deepEqual(readAccepted('[,'), { problem: 'infra/accepted-advisories.json is not valid JSON.' });
  });
});
