import assert from 'node:assert/strict';
import type { Records } from '../../src/app/ports/records.ts';
import type { ConversationEvent } from '../../src/domain/content/answers.ts';
import { openSchoolOfAllRoles, type Who } from '../support/all-roles.ts';
import { markedCase } from '../support/marked-cases.ts';
import { buttonsOf, EARLY_SIGNS, textsOf } from '../support/play.ts';

const FACTS = {
  OA1: '106',
  OA2: '41',
  OA3: '9',
  OA4: 'no',
  OA5: '0',
  OA6: '0',
  OA7: '2026-11-20',
  OB1: '0',
  OB2: '0',
  OB3: '0',
  OB4: 'no',
  OB8: 'no',
  OT1: 'no',
  OP1: 'none',
  OV1: 'no',
};

describe('One press', () => {
  let runs = 0;
  /** Rule G-05 asks whether words may mean harm: each run of the rules looks for that once among what happened. */
  class Watched extends Array<ConversationEvent> {
    override includes(event: ConversationEvent): boolean {
      if (event === 'word-match') runs++;
      return super.includes(event);
    }
  }
  const watch = (records: Records): Records => ({
    ...records,
    async readDraft(owner, id) {
      const stored = await records.readDraft(owner, id);
      const events = Watched.from(stored?.value.events ?? []) as Watched;
      return stored && { ...stored, value: { ...stored.value, events } };
    },
  });
  const school = openSchoolOfAllRoles(watch);

  /** Opens a form and goes on until it can be sent or saved; gives how often the rules ran for each press. */
  const fillsIn = async (
    who: Who,
    verb: string,
    data: object,
    cards: readonly object[],
  ): Promise<number[]> => {
    let { answer } = await school.press(who, 'own chat', verb, data);
    const counted: number[] = [];
    const opened = new Set<unknown>();
    for (const inputs of cards) {
      const buttons = answer.card ? buttonsOf(answer.card) : [];
      // Of a form in parts, the next part that was not opened yet.
      const onward =
        buttons.find((button) => button.verb === 'continue') ??
        buttons.find(({ verb: part, data: { topic } }) => part === 'change' && !opened.has(topic));
      if (!onward) break;
      opened.add(onward.data['topic']);
      runs = 0;
      ({ answer } = await school.press(who, 'own chat', onward.verb, { ...onward.data, ...inputs }));
      if (onward.verb === 'continue') counted.push(runs);
    }
    assert.match(textsOf(answer.card), /save into|then send/i);
    return counted;
  };

  it('on a concern runs the rules of the gate once, and the others only where all is checked', async () => {
    await school.begins([]);
    const counted = await fillsIn('teacher', 'start', {}, EARLY_SIGNS);
    assert.deepEqual(new Set(counted.slice(0, -1)), new Set([1]));
    assert.equal(counted.at(-1), 2);
  });

  it('on office facts runs the rules twice: for the answers as they were, and as they are', async () => {
    await school.begins([markedCase('submitted', 'referrer')]);
    const counted = await fillsIn(
      'office',
      'facts',
      { r: 'case-1' },
      Array.from({ length: 12 }, () => FACTS),
    );
    assert.ok(counted.length > 2);
    assert.deepEqual(new Set(counted), new Set([2]));
  });
});
