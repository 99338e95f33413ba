import assert from 'node:assert/strict';
import { VERBS } from '../../src/app/verbs.ts';
import type { Status } from '../../src/domain/case/referral.ts';
import { check, raisedBy } from '../support/permission-table.ts';
import {
  openSchoolOfAllRoles,
  PLACES,
  WHO,
  type SchoolOfAllRoles,
  type Place,
} from '../support/all-roles.ts';
import { formOf, STANDING } from '../support/marked-cases.ts';
import { casesFor, PRESSES } from '../support/presses.ts';

/** In shared places most buttons do nothing at all: two are enough to see that. */
const SHARED_STANDING: readonly Status[] = ['submitted', 'plan-active'];
describe('Who may do and read what', () => {
  const school: SchoolOfAllRoles = openSchoolOfAllRoles();
  const places = Object.keys(PLACES) as Place[];

  it('is asked of every button there is', () => {
    assert.deepEqual(Object.keys(PRESSES).toSorted(), Object.keys(VERBS).toSorted());
  });

  for (const [verb, { data, is, views = [{}] }] of Object.entries(PRESSES))
    it(`holds for "${verb}"`, async () => {
      let done = 0;
      for (const who of WHO)
        for (const place of places)
          for (const status of place === 'own chat' ? STANDING : SHARED_STANDING) {
            // The draft is a lead's, and so is everything in it.
            const drafts = who === 'lead' ? [] : [formOf('lead', 'plan', { PL1: 'MARKWHY' })];
            for (const view of views) {
              await school.begins(casesFor(is, status, raisedBy(who)), drafts);
              const pressed = await school.press(who, place, verb, { ...data, ...view });
              check(who, place, { verb, is }, status, pressed);
              if (pressed.wrote.some(({ change }) => change === 'referral')) done++;
            }
          }
      // It is not that nobody can do it at all.
      if (is && is !== 'approve-ap') assert.ok(done > 0, `nobody could ${verb}`);
    });

  it('leaves nothing of a case in the log', () => {
    assert.ok(school.lines.length > 1000);
    assert.doesNotMatch(school.lines.join(''), /QZ 77|MARK|Looked-after|safeguard|id of/i);
  });
});
