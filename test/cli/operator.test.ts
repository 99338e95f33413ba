import assert from 'node:assert/strict';

import { describeDone, describeLooks } from '../../src/cards/case/history.ts';
import { findOperator, findTwoOperators } from '../../src/cli/operator.ts';
import type { AuditEntry } from '../../src/app/ports/audit.ts';
import type { Person } from '../../src/domain/people/person.ts';

const LEAD: Person = { id: '8f0f1a52-0000-4000-8000-000000000001', name: 'Maya Lindqvist' };

describe('Who runs a command', () => {
  it('is never a member of staff, even under the name of one', () => {
    assert.notEqual(findOperator(LEAD.name).id, LEAD.id);
    assert.equal(findOperator(` ${LEAD.name} `).name, LEAD.name);
  });

  for (const typed of ['', '   ', 'x'.repeat(81)])
    it(`is refused for a name of ${typed.length} characters without one of use`, () =>
      assert.throws(() => findOperator(typed), /--by/));

  it('needs two names where two people decide', () => {
    assert.throws(() => findTwoOperators('A. Lead', ' a. lead'), /Two people/);
    assert.equal(findTwoOperators('A. Lead', 'B. Head').length, 2);
  });

  it('is told apart in the history from the signed-in person of that name', () => {
    const entry = (by: Person): AuditEntry => ({
      id: by.id,
      referralId: 'one',
      at: '2026-11-02T10:00:00.000Z',
      by,
      what: 'exported',
    });
    const entries = [LEAD, findOperator(LEAD.name), findOperator('B. Head')].map(entry);
    const looks = describeLooks(entries).flatMap(({ lines }) => lines);
    assert.equal(looks.length, 3);
    assert.deepEqual(
      looks.map((line) => line.includes('by command')),
      [false, true, true],
    );
    const done = describeDone(entries, {} as never).flatMap(({ lines }) => lines);
    assert.deepEqual(
      done.map((line) => line.includes('by command')),
      [false, true, true],
    );
  });
});
