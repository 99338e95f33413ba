import assert from 'node:assert/strict';
import { SET_UP_VERBS } from '../../../src/app/set-up/verbs.ts';
import { INCLUSION_CHANNEL, STRANGER, TEACHER, TENANT } from '../../support/activities.ts';
import { SCHOOL_ADMINISTRATOR, startSetUp, writtenSchool, type SetUpPlay } from '../../support/set-up.ts';

const OTHER_CHANNEL = '19:alpha@thread.tacv2';
const BETA = writtenSchool({
  id: 'beta',
  name: 'Beta School',
  staff: [
    { id: SCHOOL_ADMINISTRATOR.aadObjectId, name: SCHOOL_ADMINISTRATOR.name, roles: ['administrator'] },
    { id: TEACHER.aadObjectId, name: TEACHER.name, roles: ['inclusion-lead'] },
  ],
});
const ALPHA = writtenSchool({
  id: 'alpha',
  name: 'Alpha School',
  dsl: { name: 'Alpha Safe', phone: '01632 960 991' },
  channels: { inclusion: OTHER_CHANNEL, staff: [] },
});

/** Everything that a button of this kind might carry, with what is the other school's. */
const FORGED = {
  school: 'alpha',
  part: 'school',
  mark: 'x',
  entry: '0',
  calendar: '{}',
  page: '1',
  channel: OTHER_CHANNEL,
  use: 'inclusion',
  person: STRANGER.aadObjectId,
  id: STRANGER.aadObjectId,
  name: 'Alpha School',
  proposal: 'x',
};

describe("An administrator of one of two schools' buttons", () => {
  let play: SetUpPlay;
  before(async () => {
    play = await startSetUp(BETA, ALPHA);
  });

  for (const verb of Object.keys(SET_UP_VERBS))
    it(`neither show nor change anything of the other school ("${verb}")`, async () => {
      const before = JSON.stringify(await play.settingsOf('alpha'));
      for (const part of ['school', 'safeguarding', 'staff', 'channels', 'terms', 'digests'])
        for (const where of ['chat', 'channel'] as const)
          for (const conversationId of [OTHER_CHANNEL, INCLUSION_CHANNEL]) {
            const answer = await play.bot.press({
              who: { tenantId: TENANT, personId: SCHOOL_ADMINISTRATOR.aadObjectId },
              where,
              conversationId: where === 'chat' ? SCHOOL_ADMINISTRATOR.chat : conversationId,
              verb,
              data: { ...FORGED, part },
              messageId: undefined,
            });
            // In a channel of the other school they are told whose it is.
            const isTold = where === 'channel' && conversationId === OTHER_CHANNEL;
            const hidden = isTold ? /Alpha Safe|960 991/ : /Alpha S|960 991/;
            assert.doesNotMatch(JSON.stringify(answer), hidden, `${part} in the ${where}`);
          }
      assert.equal(JSON.stringify(await play.settingsOf('alpha')), before);
      assert.ok(await play.settingsOf('beta'));
    });
});
