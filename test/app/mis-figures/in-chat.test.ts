import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL, TEACHER } from '../../support/activities.ts';
import type { Sent } from '../../support/fake-connector.ts';
import { EARLY_SIGNS, fillsIn, startPlay, textsOf, type Play, type Player } from '../../support/play.ts';
import { OFFICE } from '../../support/school.ts';

const SIMS = [
  'Test School - attendance from 01/09/2026 to 20/11/2026',
  '',
  'Adno\tSurname\tForename\tReg\tYear\tPossible\tPresent\tAEA\tAuthorised\tUnauthorised\t% Attend',
  '00123\tExample\tAda\t3A\tYear 3\t106\t60\t5\t30\t11\t61.3',
  '00999\tOther\tBob\t3B\tYear 3\t106\t100\t0\t6\t0\t94.3',
  'Totals\t\t\t\t\t212\t160\t5\t36\t11\t',
].join('\n');

describe('Figures from an export', () => {
  let play: Play;
  let posted: Sent;
  let office: Player;
  beforeEach(async () => {
    play = await startPlay();
    await fillsIn(
      play,
      play.teacher,
      EARLY_SIGNS.map((card) => ('PC1' in card ? { ...card, PC1: '123' } : card)),
    );
    await play.teacher.presses('Send to the inclusion lead');
    await play.settled();
    posted = play.channelCards().at(-1)!;
    office = play.player(OFFICE);
  });
  afterEach(() => play.stop());

  const theCase = async () => (await play.records.findByReference('R-TEST1'))!.value;
  const shared = () =>
    textsOf(play.connector.standing(INCLUSION_CHANNEL, posted.messageId)?.attachments?.[0]?.content);
  const pastes = async (cells: string, who = office) => {
    await who.says('figures');
    await who.presses('Go on', { cells });
  };

  it('are shown first, and become the office facts of the case on a yes', async () => {
    await pastes(SIMS);
    assert.match(office.sees, /export of SIMS/);
    assert.match(office.sees, /Possible sessions: 106, new/);
    assert.equal((await theCase()).answers['OA1'], undefined);
    await office.presses('Use these figures');
    await play.settled();
    assert.match(shared(), /The office added facts/);
    const { answers } = await theCase();
    assert.deepEqual(
      ['OA1', 'OA2', 'OA7'].map((id) => answers[id]),
      [106, 41, '2026-11-20'],
    );
    assert.ok(!play.dump().some((row) => /Example|Ada|00999/.test(row)));
  });

  it('are for those who add office facts', async () => {
    const teacher = play.player(TEACHER);
    await teacher.says('figures');
    assert.match(teacher.sentence ?? '', /office and inclusion leads/);
  });
});
