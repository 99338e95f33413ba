import assert from 'node:assert/strict';
import type { Json } from '../support/activities.ts';
import { content } from '../support/content.ts';
import { startPlay, type Play, type Player } from '../support/play.ts';
import { fillsParts } from '../support/parts.ts';
import { inAnyOrder, SCENARIOS, type Scenario } from '../support/scenario-cases.ts';
import { sampleOf } from '../support/sampled.ts';
import { testSchool } from '../support/school.ts';

/** Answers as Teams sends them: ticks joined by commas, two dates as an input each. */
function typed(answers: Scenario['answers']): Json {
  const inputs: Json = {};
  for (const [id, value] of Object.entries(answers)) {
    if (id === 'PR16' && Array.isArray(value)) value.forEach((date, at) => (inputs[`PR16-${at + 1}`] = date));
    else inputs[id] = Array.isArray(value) ? value.join(',') : String(value);
  }
  return inputs;
}

/** Presses Continue with these answers until the card asks for something else. */
async function continues(player: Player, inputs: Json): Promise<void> {
  for (let card = 0; card < 20 && player.canGoOn; card++) {
    const before = player.sees;
    await player.presses('Continue', inputs);
    assert.notEqual(player.sees, before, `the conversation does not go on:\n${before}`);
  }
}

describe('The scenarios, played through the bot', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay({}, undefined, testSchool({ closed: [] }), content);
  });
  afterEach(() => play.stop());
  const theCase = async () => (await play.records.findByReference('R-TEST1'))?.value;

  for (const scenario of sampleOf(SCENARIOS, (_, at) => at % 4 === 0))
    it(`${scenario.id}: ${scenario.title}`, async () => {
      play.clock.startsAt(scenario.today);
      const inputs = typed(scenario.answers);
      const worrying = scenario.events.includes('word-match');
      const { teacher, lead } = play;
      await teacher.says('hello');
      await teacher.presses('Raise a concern');
      if (worrying) inputs['DO2'] = 'He was hit by a locker door at the talent show.';
      await continues(teacher, inputs);
      if (scenario.events.includes('stop')) {
        await teacher.presses('Stop - safeguarding');
      } else if (worrying) {
        await teacher.presses('Continue', { 'word-check': 'no' });
      }
      if (scenario.expected.outcome !== 'referral') {
        assert.match(
          teacher.sees,
          scenario.expected.outcome === 'stopped' ? /^Stop\./ : /No referral is needed/,
        );
        assert.equal(await theCase(), undefined);
        return;
      }
      await teacher.presses('Send');
      await play.settled();
      for (const [prefix, verb] of [
        ['O', 'facts'],
        ['PR', 'propose'],
      ] as const) {
        if (!Object.keys(scenario.answers).some((id) => id.startsWith(prefix))) continue;
        await lead.says('hello');
        await lead.sendsPress(verb, { r: (await theCase())?.id });
        await fillsParts(lead, inputs);
        await lead.presses('Save into the case');
      }
      const { triage } = (await theCase())!;
      const { outcome: _, ...expected } = inAnyOrder(scenario.expected);
      const { outcome: __, ...came } = inAnyOrder({
        ...triage,
        outcome: 'referral',
        rulesFired: triage.rulesFired.map(({ id }) => id),
      });
      assert.deepEqual(came, expected);
    });
});
