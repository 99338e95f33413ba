import assert from 'node:assert/strict';
import type { AnswerValue } from '../../../src/domain/content/answers.ts';
import { isHeldBack, outsideAnswer } from '../../../src/domain/pack/pack-privacy.ts';
import { content } from '../../support/content.ts';
import { outsideReasons } from '../../../src/words/pack/outside-reasons.ts';

const outside = (id: string, value: AnswerValue) => outsideAnswer(content.bank.questions.get(id)!, value);
const reasons = (...because: string[]) => outsideReasons(because, content);

describe('What leaves the school of a reason', () => {
  it('is the reason itself, when it tells nothing more', () => {
    const plain = [
      '41 of 106 sessions missed, 38.7 %; without agreed part-time sessions the same',
      'How long: x; y',
    ];
    assert.deepEqual(reasons(...plain), plain);
  });

  it('is nothing where it only hints at something private', () => {
    assert.deepEqual(reasons('Rules that fired: a status check', 'Rule: a status check'), []);
    assert.deepEqual(reasons('Care and justice status: recorded, see the details'), []);
    assert.deepEqual(reasons('Signs noticed: recorded, see the details'), []);
    assert.deepEqual(reasons('Others involved in the timetable: No'), []);
  });

  it('does not count or name other rules, so that one that is missing is not missed', () => {
    const together = ['Together with the other reasons given here'];
    assert.deepEqual(reasons('Rules that fired: Persistent absence; a status check; and 2 more'), together);
    assert.deepEqual(reasons('Other reasons: Persistent absence'), together);
  });

  it('leaves out ticks that would tell of safeguarding', () => {
    assert.deepEqual(
      reasons(
        'Feelings and wellbeing: Low mood or tearful; A known difficult experience (do not describe it)',
      ),
      ['Feelings and wellbeing: Low mood or tearful'],
    );
  });
});

describe('What leaves the school of an answer', () => {
  it('is the answer, but for ticks that would tell of safeguarding', () => {
    assert.equal(outside('PV1', 'disagree'), 'disagree');
    assert.equal(outside('PV1', 'dsl-advised-not'), 'not-yet');
    assert.deepEqual(outside('SE1', ['anxious', 'difficult-experience']), ['anxious']);
    assert.equal(outside('SE1', ['difficult-experience']), undefined);
    assert.equal(outside('SE1', 'constructor'), 'constructor');
  });

  it('is nothing of questions that are private, or tell who acts for the pupil', () => {
    const held = [...content.bank.questions.values()].filter(isHeldBack).map(({ id }) => id);
    const ofForms = held.filter((id) => content.bank.questions.get(id)?.form === 'form-facts');
    assert.deepEqual(held.filter((id) => !ofForms.includes(id)).toSorted(), [
      'OA8',
      'OS1',
      'OS2',
      'OS3',
      'OS4',
      'OS5',
      'OT8',
      'PR17',
      'PR19',
      'SG2',
      'SG3',
      'SN1',
    ]);
  });

  it('is, of what the forms of others ask, only hours, learning, earlier schools and consent', () => {
    const leaves = [...content.bank.questions.values()].filter(
      (question) => question.form === 'form-facts' && !isHeldBack(question),
    );
    assert.deepEqual(
      [...new Set(leaves.map(({ topic }) => topic))],
      ['learning', 'hours', 'consent', 'schools-before'],
    );
    assert.deepEqual(
      leaves.filter(({ options }) => options.some(({ private: secret }) => secret)),
      [],
    );
  });
});
