import assert from 'node:assert/strict';
import type { Answers } from '../../../src/domain/content/answers.ts';
import type { FormName } from '../../../src/domain/content/bank.ts';
import { walk } from '../../../src/domain/triage/walk.ts';
import { fixedContent as content } from '../../support/content.ts';

const asked = (answers: Answers, form?: FormName) =>
  walk(content, answers, form === undefined ? undefined : [form]).asked.map(({ id }) => id);

const GATE: Answers = { SG1: 'no', SG2: 'no' };
const PUPIL: Answers = { ...GATE, PC1: 'AB 8', PC2: '8', PC3: 'tutor', PC4: 'other' };
const ALL_CLEAR: Answers = {
  ...PUPIL,
  EW1: ['none'],
  EW2: 'unknown',
  AT1: 'rarely-absent',
  BH1: ['none'],
  SE1: ['none'],
};

describe('The walk', () => {
  it('asks the same few questions when nothing is wrong, and no more', () => {
    const { asked, missing } = walk(content, ALL_CLEAR, ['concern']);
    assert.deepEqual(asked.map(({ id }) => id).toSorted(), Object.keys(ALL_CLEAR).toSorted());
    assert.deepEqual(missing, []);
  });

  it('asks nothing after the gate when there is danger or the DSL has not been told', () => {
    assert.deepEqual(asked({ SG1: 'yes', PC1: 'AB 8', EW1: ['late'] }), ['SG1', 'SG2']);
    const stopped = walk(content, { SG1: 'no', SG2: 'yes-not-told', PC1: 'AB 8' });
    assert.deepEqual(
      stopped.asked.map(({ id }) => id),
      ['SG1', 'SG2'],
    );
    assert.deepEqual(stopped.answers, { SG1: 'no', SG2: 'yes-not-told' });
  });

  it('counts a worry about harm even when the first question has no answer', () =>
    assert.deepEqual(asked({ SG2: 'yes-not-told', EW1: ['late'] }), ['SG1', 'SG2']));

  it('starts with danger, and asks about harm beside it', () => {
    const { cards } = walk(content, {});
    assert.deepEqual(
      cards[0]?.questions.map(({ id }) => id),
      ['SG1', 'SG2'],
    );
    assert.equal(cards[0]?.topic.id, 'gate');
  });

  it('asks a follow-up only once its question is answered', () => {
    assert.ok(!asked(GATE).includes('BH2'));
    assert.ok(asked({ ...GATE, BH1: ['verbal'] }).includes('BH2'));
    assert.ok(!asked({ ...GATE, BH1: ['none'] }).includes('BH2'));
  });

  it('asks about support, voice and outcomes as soon as anything is a concern', () => {
    assert.ok(!asked(ALL_CLEAR).includes('GR1'));
    for (const concern of [
      { EW1: ['late'] },
      { AT1: 'some' },
      { AT1: 'unknown' },
      { BH1: ['verbal'] },
      { SE1: ['anxious'] },
    ])
      for (const id of ['GR1', 'RT1', 'RC1', 'PV1', 'PV2', 'ST1', 'DO1'])
        assert.ok(asked({ ...ALL_CLEAR, ...concern }).includes(id), id);
  });

  it('asks for the absence pattern when attendance is the reason, though the pupil is rarely absent', () =>
    assert.ok(asked({ ...ALL_CLEAR, PC4: 'attendance' }).includes('AT2')));

  it('forgets answers that no longer apply when an earlier one changes, and finds them again', () => {
    const before: Answers = { ...ALL_CLEAR, BH1: ['verbal'], BH2: 'most-days', GR1: ['qft'], GR2: 'faded' };
    assert.equal(walk(content, before).answers['GR2'], 'faded');
    const changed = { ...before, BH1: ['none'] };
    for (const id of ['BH2', 'GR1', 'GR2']) assert.ok(!(id in walk(content, changed).answers), id);
    assert.deepEqual(walk(content, { ...changed, BH1: ['verbal'] }).answers, walk(content, before).answers);
  });

  it('names what must still be answered, and leaves optional text out', () => {
    const { missing } = walk(content, { ...ALL_CLEAR, EW1: ['late'], EW2: '', PV2: 'yes' }, ['concern']);
    const ids = missing.map(({ id }) => id);
    assert.ok(ids.includes('EW2') && ids.includes('GR1'));
    assert.ok(!ids.includes('PV3') && !ids.includes('DO2'));
  });

  it('narrows what is asked to some forms, and keeps every answer on the path', () => {
    const { asked, cards, answers } = walk(content, { ...ALL_CLEAR, OA1: 100, OA2: 5 }, ['office-facts']);
    assert.ok(asked.every(({ form }) => form === 'office-facts'));
    assert.ok(cards.every(({ topic }) => topic.form === 'office-facts'));
    assert.deepEqual([answers['PC1'], answers['OA2']], ['AB 8', 5]);
  });

  it('puts a card only where it has something to ask', () => {
    const ids = walk(content, ALL_CLEAR, ['concern'])
      .cards.filter(({ topic }) => topic.gate !== true)
      .map(({ card }) => card.id);
    assert.deepEqual(ids, ['pupil', 'signs', 'now']);
  });

  it('drops office follow-ups that no longer apply', () => {
    const timetable: Answers = { ...ALL_CLEAR, OT1: 'yes', OT2: '2026-11-02', OT5: 'no' };
    assert.equal(walk(content, timetable).answers['OT5'], 'no');
    assert.ok(!('OT5' in walk(content, { ...timetable, OT1: 'no' }).answers));
    assert.ok(!asked({ ...ALL_CLEAR, OB2: 5 }, 'office-facts').includes('OB9'));
    assert.ok(asked({ ...ALL_CLEAR, OB2: 5.5 }, 'office-facts').includes('OB9'));
    assert.ok(!asked({ ...ALL_CLEAR, OS1: 'sen-support' }, 'office-facts').includes('OS2'));
  });

  it('asks about a proposal only once a model is chosen', () => {
    assert.deepEqual(asked(ALL_CLEAR, 'proposal'), ['PR1']);
    const proposed = asked({ ...ALL_CLEAR, PR1: 'PM-3', PR2: 'tutor', PR3: 'provider-site' }, 'proposal');
    for (const id of ['PR6', 'PR13', 'PR14', 'PR15', 'PR16']) assert.ok(proposed.includes(id), id);
    assert.ok(!proposed.includes('PR17'));
    assert.ok(asked({ ...ALL_CLEAR, SG2: 'yes-dsl-told', PR1: 'PM-2' }, 'proposal').includes('PR17'));
  });

  it('keeps of an older answer what the question still knows', () => {
    const { answers } = walk(content, {
      ...GATE,
      EW1: ['late', 'gone-option'],
      AT1: 'gone-option',
      PC2: 9,
    });
    assert.deepEqual(answers['EW1'], ['late']);
    assert.ok(!('AT1' in answers) && !('PC2' in answers));
  });

  it('asks again for a figure that another one made impossible', () => {
    const { answers, missing } = walk(content, { ...ALL_CLEAR, OA1: 50, OA2: 60 }, ['office-facts']);
    assert.ok(!('OA2' in answers));
    assert.ok(missing.some(({ id }) => id === 'OA2'));
  });
});
