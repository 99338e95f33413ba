import assert from 'node:assert/strict';
import { PROBLEMS } from '../../../src/app/ports/deliveries.ts';
import { drawProblem } from '../../../src/cards/digest/problem-card.ts';
import { channelName } from '../../../src/words/channels.ts';
import { INCLUSION_CHANNEL } from '../../support/activities.ts';
import { buttonsOf, textsOf } from '../../support/play.ts';
import { testSchool } from '../../support/school.ts';

const STAFF = ['19:staff@thread.tacv2', '19:sixth-form@thread.tacv2'];
const settings = testSchool({ channels: { inclusion: INCLUSION_CHANNEL, staff: STAFF } });

const problem = (changes: object) =>
  drawProblem(
    {
      id: 'id',
      kind: 'problem',
      to: 'lead',
      problem: 'missed',
      about: 'digest',
      channel: STAFF[1]!,
      week: '2026-W03',
      createdAt: '2026-11-27T14:00:00Z',
      attempts: 0,
      status: 'waiting',
      dueAt: '2026-11-27T14:00:00Z',
      ...changes,
    },
    settings,
  );

describe('The card that tells a lead what could not be posted', () => {
  for (const kind of PROBLEMS)
    for (const about of ['digest', 'case-card'] as const)
      it(`says what is so and what to do: ${kind}, ${about}`, () => {
        const card = problem({ problem: kind, about });
        const says = textsOf(card);
        assert.doesNotMatch(JSON.stringify(card), /\$\{|undefined/);
        assert.match(
          says,
          about === 'digest' ? /weekly digest due in the week of Mon \d+ Jan / : /card of a referral/,
        );
        assert.match(
          says,
          about === 'digest' && !/gone|closed|unknown/.test(kind)
            ? /digest now/
            : /digest now|type "open"|comes by itself/i,
        );
        assert.match(says, /Dana Safe/);
        assert.ok(buttonsOf(card).some(({ verb }) => verb === 'stop'));
        assert.match(says, about === 'digest' ? /staff channel 2 of the settings/ : /the inclusion channel/);
        assert.doesNotMatch(says, /19:|thread\.tacv2/, 'no Teams ids');
      });
});

describe('The name of a channel', () => {
  it('is what people call it', () => {
    assert.equal(channelName(settings, INCLUSION_CHANNEL), 'the inclusion channel');
    assert.equal(channelName(settings, STAFF[0]!), 'staff channel 1 of the settings');
    assert.equal(channelName(testSchool(), STAFF[0]!), 'the staff channel');
    assert.equal(channelName(settings, '19:x'), 'a channel that is no longer in the settings');
  });
});
