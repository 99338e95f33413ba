import assert from 'node:assert/strict';
import { openSchoolOfAllRoles, person, type SchoolOfAllRoles } from '../support/all-roles.ts';
import { MARKS, markedCase, STANDING } from '../support/marked-cases.ts';

/** What a lock screen, a thread line, a staff channel, the id of a claim or a log line may never hold. */
const PRIVATE = /QZ 77|MARK|DSL already|DSL to agree|to the DSL|Looked-after|looked after|social worker/i;
const DAYS = ['2026-11-24', '2026-11-26', '2026-11-27', '2026-12-01', '2026-12-04', '2026-12-16'];

describe('What the clock sends, keeps and logs', () => {
  const school: SchoolOfAllRoles = openSchoolOfAllRoles();

  /** Weeks of the clock over one case of each status; Teams answers or does not. */
  const weeks = async (trouble?: string) => {
    const cases = STANDING.map((status, at) => markedCase(status, 'referrer', `case-${at + 2}`));
    await school.begins(cases);
    school.trouble = trouble;
    for (const day of DAYS) {
      for (const hours of [0, 4, 7]) {
        school.clock.startsAt(day);
        school.clock.pass(hours * 3600);
        await school.schoolBot.reminders();
        await school.schoolBot.digests();
        await school.schoolBot.sweep();
      }
    }
    await school.schoolBot.reconcile();
    school.trouble = undefined;
  };

  it('tells each person only what they may read, and a lock screen nothing', async () => {
    await weeks();
    const staff = school.settings.channels.staff;
    const channels = [school.settings.channels.inclusion, ...staff];
    assert.ok(
      school.sent.some(({ to }) => staff.includes(to)),
      'a staff digest was posted',
    );
    assert.ok(
      school.sent.some(({ to }) => to === person('lead').id),
      'the lead was reminded',
    );
    assert.ok(
      school.sent.some(({ to }) => to === person('key adult').id),
      'the key adult was asked',
    );
    for (const { to, card, summary, line } of school.sent) {
      assert.doesNotMatch(`${summary} ${line}`, PRIVATE, `to ${to}`);
      const says = JSON.stringify(card ?? '');
      if (staff.includes(to)) assert.doesNotMatch(says, /QZ 77|R-|MARK|Year \d|Reception/, 'a staff digest');
      if (channels.includes(to))
        for (const mark of ['told to the referrer', 'agreed', 'full', 'dsl'] as const)
          assert.doesNotMatch(says, MARKS[mark], `a channel shows what is ${mark}`);
      if (to === person('office').id) assert.doesNotMatch(says, /QZ 77|MARK/, 'the office');
      if (to === person('key adult').id) assert.doesNotMatch(says, MARKS.full, 'the key adult');
      if (to === person('teacher').id || to === person('dsl').id)
        assert.doesNotMatch(says, /QZ 77|MARK|R-/, `to ${to}`);
    }
  });

  it('writes keys and deliveries that hold ids and kinds, and no words', async () => {
    await weeks();
    const rows = school.wrote.filter(({ change }) => change === 'once-claim' || change === 'delivery');
    assert.ok(rows.length > 10);
    assert.doesNotMatch(JSON.stringify(rows), PRIVATE);
  });

  it('logs nothing of a case, also when Teams answers with words of its own', async () => {
    await weeks('QZ 77 MARKFOREIGN is looked after');
    assert.ok(
      school.lines.some((line) => line.includes('broken')),
      'trouble is logged',
    );
    assert.doesNotMatch(school.lines.join(''), PRIVATE);
    for (const who of ['lead', 'key adult', 'referrer'] as const)
      assert.ok(!school.lines.join('').includes(person(who).name), `the log names ${who}`);
  });
});
