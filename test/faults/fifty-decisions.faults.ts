import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL, TEACHER, type TeamsUser } from '../support/activities.ts';
import { answers, textsOf } from '../support/play.ts';
import { testSchool } from '../support/school.ts';
import { pause, pressesUntilSaved, until } from './school-at-work.ts';
import { useSchools } from './set-up.ts';

const LEADS: readonly TeamsUser[] = Array.from({ length: 50 }, (_, index) => ({
  id: `29:lead-${index}`,
  name: `Lead Number${index}`,
  aadObjectId: `20000000-0000-4000-8000-0000000001${String(index).padStart(2, '0')}`,
  chat: `a:lead-${index}`,
}));
/** The fifty and those every test school has. */
const STAFF = [
  ...testSchool().staff,
  ...LEADS.map(({ aadObjectId: id, name }) => ({ id, name, roles: ['inclusion-lead'] as const })),
];

const DECISIONS = [
  ['Approve', { 'approve-in-school-text': 'Start with the trusted adult.' }],
  ['Close as not needed', { 'close-not-needed-text': 'Already supported by the year team.' }],
] as const;

describe('Fifty leads who decide at the same moment', () => {
  const given = useSchools({ staff: STAFF });

  for (const count of [2, 4])
    it(`on ${count} bots: one decision stands, the others read who made it and when`, async () => {
      const { school } = given;
      const bots = await Promise.all(Array.from({ length: count }, () => school.bot()));
      const first = bots[0]!;
      await school.introduce(first);
      const teacher = school.player(first);
      await answers(teacher);
      await teacher.presses('Send to the inclusion lead');
      const referral = await school.newest();
      await school.cardSettled(referral);
      const [card] = school.posts(referral);
      assert.ok(card);
      const sentBefore = school.connector.sent.length;

      const leads = LEADS.map((lead, index) => school.player(bots[index % count]!, lead));
      for (const lead of leads) lead.reads(card);
      await Promise.all(
        leads.map((lead, index) => {
          const [title, inputs] = DECISIONS[index % DECISIONS.length]!;
          return pressesUntilSaved(lead, title, inputs);
        }),
      );

      const decided = (await school.records.readReferral(referral.id))!.value;
      assert.equal(decided.version, 2);
      const winner = decided.decision?.by.name ?? 'nobody';
      for (const lead of leads) {
        const sees = `${lead.user.name}: ${lead.sentence ?? ''}\n${lead.sees}`;
        assert.match(sees, new RegExp(`${winner}.*\\d{1,2}:\\d\\d`, 's'));
        assert.deepEqual(
          lead.buttons.filter((title) => /^(Approve|Close)/.test(title)),
          [],
        );
      }
      assert.equal((await school.records.auditOf(referral.id)).length, 2);

      await school.cardSettled(decided);
      const toTeacher = () =>
        school.connector.sent
          .slice(sentBefore)
          .filter(({ conversationId, card: told }) => conversationId === TEACHER.chat && told !== undefined);
      await until(async () => toTeacher().length > 0);
      await pause(8000);
      assert.equal(toTeacher().length, 1, 'the teacher is told once');
      assert.ok(textsOf(toTeacher()[0]?.card).includes(winner));
      const inThread = school.connector.sent
        .slice(sentBefore)
        .filter(({ kind, card: none }) => kind === 'thread' && none === undefined);
      assert.equal(inThread.length, 1, 'the thread has one line');
      const standing = school.connector.standing(INCLUSION_CHANNEL, card.messageId);
      assert.ok(textsOf(standing?.attachments?.[0]?.content).includes(winner));
    });
});
