import assert from 'node:assert/strict';
import type { Answers } from '../../../src/domain/content/answers.ts';
import {
  clearOutdatedChecks,
  keepAimsInStep,
  suggestedAnswers,
} from '../../../src/domain/case/plan-suggestions.ts';
import { referral } from '../../storage/samples.ts';
import { content } from '../../support/content.ts';

const SETTING = { calendar: { closed: [] }, today: '2026-11-24', reviewDays: 42, longDays: 84 };

/** What a plan begins with when these answers were given and these rules fired. */
function begins(answers: Answers, ...ids: readonly string[]): Answers {
  const sample = referral({ answers });
  const rulesFired = ids.map((id) => {
    const rule = content.rules.find((each) => each.id === id);
    assert.ok(rule, id);
    const { name, setBy, sources, private: secret } = rule;
    return { id, name, level: 'targeted', private: secret, because: [], says: '', setBy, sources } as const;
  });
  return suggestedAnswers({ ...sample, triage: { ...sample.triage, rulesFired } }, content, SETTING);
}

describe('Checks and sign-offs', () => {
  const checked = {
    PLV2: 'Rowan Tutors',
    PLV3: 'school-site',
    PLC1: 'yes',
    PLC2: 'yes',
    PLC3: 'yes',
    PLC4: 'yes',
  };

  it('stay while the provider and the place are the same', () => {
    assert.deepEqual(clearOutdatedChecks(checked, { ...checked, PLV4: 5 }), { ...checked, PLV4: 5 });
  });

  it('are asked again of another provider, and of another place', () => {
    assert.deepEqual(clearOutdatedChecks(checked, { ...checked, PLV2: 'Withy Farm' }), {
      PLV2: 'Withy Farm',
      PLV3: 'school-site',
      PLC3: 'yes',
      PLC4: 'yes',
    });
    assert.deepEqual(clearOutdatedChecks(checked, { ...checked, PLV3: 'home' }), {
      PLV2: 'Rowan Tutors',
      PLV3: 'home',
      PLC1: 'yes',
    });
  });

  it('that came with a proposal were of no provider by name, so they are asked when one is chosen', () => {
    const { PLV2, ...proposed } = checked;
    assert.equal(clearOutdatedChecks(proposed, { ...proposed, PLV2 })['PLC1'], undefined);
  });
});

describe('Aims', () => {
  const before = { PLD2: '2026-12-15', PLD3: '2027-02-12', PLA1D: '2026-12-15', PLA2D: '2027-01-15' };

  it('that are due at the review or the end move with it, and others stay', () => {
    const after = { ...before, PLD2: '2026-12-09', PLD3: '2027-01-29' };
    assert.deepEqual(keepAimsInStep(before, after), { ...after, PLA1D: '2026-12-09' });
  });

  it('stay where somebody puts them', () => {
    const after = { ...before, PLD2: '2026-12-09', PLA1D: '2026-12-11' };
    assert.deepEqual(keepAimsInStep(before, after), after);
  });
});

describe('What is filled in for whoever makes a plan', () => {
  it('says why in whole sentences, whatever rule fired', () => {
    for (const { id, private: secret } of content.rules.filter(({ level }) => level !== 'stop'))
      if (!secret) assert.match(String(begins({}, id)['PL1']), /^(?:[A-Z][^.;:]+\. ?)+$/, id);
  });

  it('says nothing of what is private', () => {
    const open = begins({})['PL1'];
    for (const { id } of content.rules.filter((rule) => rule.private))
      assert.equal(begins({}, id)['PL1'], open, id);
  });

  it('does not say one thing twice', () => {
    const why = String(begins({}, 'A-01', 'A-02', 'A-03')['PL1']);
    assert.match(why, /Much of this school year has been missed/);
    assert.doesNotMatch(why, /days/);
  });

  it('has two aims that fit the reason, with the days of the review and of the end', () => {
    const late = begins({ PC4: 'attendance', EW1: ['late'], AT2: ['mondays-after-holidays'] });
    assert.match(String(late['PLA1']), /Mondays/);
    assert.notEqual(late['PLA1'], late['PLA2']);
    assert.equal(late['PLA1D'], late['PLD2']);
    assert.equal(late['PLA2D'], late['PLD3']);
    const behaviour = begins({ PC4: 'behaviour', BH1: ['leaves-room'] });
    assert.match(String(behaviour['PLA1']), /comes back/);
  });

  it('has the aims of the proposal where there is one', () => {
    const two = begins({
      PR6: 'In school every morning. Back in maths; sits with the class.',
      PC4: 'attendance',
    });
    assert.deepEqual([two['PLA1'], two['PLA2']], ['In school every morning', 'Back in maths']);
    const one = begins({ PR6: 'In school every morning.', PC4: 'attendance' });
    assert.equal(one['PLA1'], 'In school every morning');
    assert.ok(one['PLA2']);
  });

  it('ticks what the reason is about, and a second measure', () => {
    assert.deepEqual(begins({ PC4: 'attendance' })['PLM'], ['attendance', 'engagement']);
    assert.deepEqual(begins({ PC4: 'behaviour' })['PLM'], ['behaviour', 'engagement']);
    assert.deepEqual(begins({ PC4: 'feelings' })['PLM'], ['engagement', 'wellbeing'].toReversed());
    assert.equal((begins({ PC4: 'other' })['PLM'] as string[]).length, 2);
  });

  it('has figures only where the office knows them, and a target a small step away', () => {
    const known = begins({ OA1: 100, OA2: 15, OA7: '2026-11-20', OB1: 1, OB10: 18 });
    assert.deepEqual([known['PMA1'], known['PMA2']], [85, 90]);
    assert.deepEqual([known['PMB1'], known['PMB2']], [3, 1]);
    assert.equal(begins({ OA1: 100, OA2: 2 })['PMA2'], 100);
    assert.equal(begins({ OA1: 100, OA2: 0 })['PMA2'], undefined);
    const unknown = begins({});
    for (const id of ['PMA1', 'PMA2', 'PMB1', 'PMB2', 'PME1', 'PME2']) assert.equal(unknown[id], undefined);
  });

  it('says what was agreed in the words of the lead, and not what staff have to do', () => {
    const sample = referral({ answers: {} });
    const steps = [
      { text: 'Ask the SENCO to look at the plan.' },
      { text: 'Met on Mondays.', ownWords: true },
    ] as const;
    const by = { id: 'lead', name: 'Sam Lead' };
    const decision = {
      outcome: 'in-school-plan',
      steps,
      by,
      at: '2026-11-24T09:00:00Z',
      reason: 'Agreed.',
    } as const;
    assert.equal(suggestedAnswers({ ...sample, decision }, content, SETTING)['PLSW'], 'Met on Mondays.');
  });
});
