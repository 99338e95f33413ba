import assert from 'node:assert/strict';
import { VERBS } from '../../src/app/verbs.ts';
import type { Who } from '../support/all-roles.ts';
import { bothSchools, keepsApart, OWN_RECORDS, pressAcross, TYPED } from '../support/across-schools.ts';
import { PRESSES } from '../support/presses.ts';
import { OTHER, OTHER_CHANNELS, shownBy, signed, THIS, type Staffing } from '../support/two-schools.ts';

const inChat = { where: 'chat', conversationId: 'a:chat' } as const;
const STAFFINGS: readonly Staffing[] = ['apart', 'both'];

describe('Two schools in one bot', () => {
  for (const verb of Object.keys(VERBS))
    it(`are kept apart by "${verb}", whoever presses it with ids of the other`, async () => {
      const { data = {}, views = [{}] } = PRESSES[verb] ?? {};
      for (const own of OWN_RECORDS)
        for (const staffing of STAFFINGS) {
          const who: Who = own === 'nothing' ? 'lead' : 'referrer';
          const schools = await bothSchools(staffing, own, { verb, status: 'plan-active', who });
          for (const view of views) {
            const asked = { ...data, ...view };
            await pressAcross(schools, who, 'own chat', verb, asked, 'this school');
            if (staffing === 'both') continue;
            await pressAcross(schools, who, 'own chat', verb, asked, 'no school');
            // Stop is answered, by the presser's own school.
            await pressAcross(schools, who, 'own chat', verb, asked, 'the other school');
            await pressAcross(schools, who, 'inclusion channel of the other', verb, asked, 'this school');
          }
        }
    });

  it('are kept apart by whatever is typed', async () => {
    const schools = await bothSchools('apart', 'nothing', { status: 'submitted', who: 'lead' });
    for (const text of TYPED) {
      schools.forgets();
      const typed = await schools.desk.words({ who: signed('lead'), ...inChat, text });
      keepsApart(schools, shownBy(typed, text), `"${text}" in the chat`);
      for (const [place, conversationId] of Object.entries(OTHER_CHANNELS)) {
        const there = await schools.desk.words({
          who: signed('lead'),
          where: 'channel',
          conversationId,
          text,
        });
        keepsApart(schools, shownBy(there), `"${text}" in the ${place}`, place);
      }
    }
  });

  it('ask a person of both where they mean before anything is read, and keep to it', async () => {
    const schools = await bothSchools('both', 'nothing', { status: 'submitted', who: 'lead' });
    for (const text of TYPED.filter((each) => each !== 'safeguarding')) {
      schools.forgets();
      await schools.desk.words({ who: signed('lead'), ...inChat, text });
      assert.deepEqual(schools.calls, []);
      const chosen = await schools.desk.press({
        who: signed('lead'),
        ...inChat,
        verb: 'choose-school',
        data: { school: THIS, text },
        messageId: undefined,
      });
      keepsApart(schools, shownBy(chosen, text), `"${text}" for this school`);
    }
  });

  it('take a forged or damaged mark for none, or refuse it', async () => {
    const marks = [OTHER, 'ALPHA', ' alpha', 'alpha|', [OTHER], { school: OTHER }, 1, null, 'a'.repeat(500)];
    const schools = await bothSchools('apart', 'nothing', { status: 'submitted', who: 'lead' });
    for (const school of marks)
      for (const verb of ['details', 'choose-school', 'list', 'stop']) {
        schools.forgets();
        const data = { r: 'case-1', list: 'all', text: 'find 77', school };
        const answer = await schools.desk.press({
          who: signed('lead'),
          ...inChat,
          verb,
          data,
          messageId: undefined,
        });
        keepsApart(schools, shownBy(answer), `${verb} marked ${JSON.stringify(school)}`);
        if (verb === 'stop') assert.match(shownBy(answer), /999/);
      }
  });

  it("give nobody the other school's file", async () => {
    for (const staffing of STAFFINGS)
      for (const school of staffing === 'both' ? [THIS] : [OTHER, THIS, undefined]) {
        const schools = await bothSchools(staffing, 'nothing', { status: 'submitted', who: 'lead' });
        const context = { r: 'case-1', include: 'send', school };
        const file = await schools.desk.file({
          who: signed('lead'),
          where: 'chat',
          accepted: true,
          context,
        });
        keepsApart(schools, shownBy(file), `a file, marked ${school}`);
        assert.ok('text' in file);
      }
  });

  it('remember addresses only with the school of the chat or channel', async () => {
    const { desk, bots } = await bothSchools('apart', 'nothing', { status: 'submitted', who: 'lead' });
    const other = bots.get(OTHER)?.bot;
    assert.ok(desk.expects(signed('lead'), 'chat', 'a:chat'));
    assert.ok(!other?.expects(signed('lead'), 'chat', 'a:chat'));
    for (const channel of Object.values(OTHER_CHANNELS))
      assert.ok(!desk.expects(signed('lead'), 'channel', channel));
  });

  it('have jobs of their own', async () => {
    const schools = await bothSchools('both', 'the same ids', { status: 'plan-active', who: 'lead' });
    await pressAcross(schools, 'key adult', 'own chat', 'start-in-chat', {}, 'this school');
    for (let day = 0; day < 14; day++) {
      schools.clock.pass(24 * 60 * 60 - 60 * 60 * (day % 2));
      for (const job of Object.values(schools.jobs)) await job();
    }
    assert.ok(schools.calls.some(({ what, of }) => what === 'send' && of === THIS));
    keepsApart(schools, '', 'a job');
  });
});
