import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoAddresses } from '../../src/demo/addresses.ts';
import { CLOSED_2026_27, INSET_2026_27, TERMS_2026_27 } from '../../src/demo/school-year.ts';
import { INCLUSION_TEAM, PEOPLE, SCHOOL } from '../../src/demo/school.ts';
import { settleSettings } from '../../src/demo/settings-file.ts';
import { playgroundConfig, WINDOWS } from '../../src/demo/windows.ts';
import { calendarWarnings } from '../../src/domain/calendar/calendar-warnings.ts';
import { readSettings } from '../../src/settings/settings.ts';

describe('The demo school', () => {
  it('has everybody a case may need on its staff list, and no student', () => {
    const roles = new Set(SCHOOL.staff.flatMap((one) => one.roles));
    assert.deepEqual(
      [...roles].toSorted(),
      ['dsl', 'headteacher', 'inclusion-lead', 'office', 'senco', 'teacher'].toSorted(),
    );
    assert.equal(
      SCHOOL.staff.some(({ id }) => id === PEOPLE.student.id),
      false,
    );
  });

  it('has terms in order, in which its other dates lie', () => {
    const days = TERMS_2026_27.flatMap(({ from, to }) => [from, to]);
    assert.deepEqual(days, days.toSorted());
    const others = [...INSET_2026_27.map(({ date }) => date), ...CLOSED_2026_27.map(({ from }) => from)];
    for (const day of others) {
      assert.ok(
        TERMS_2026_27.some(({ from, to }) => from <= day && day <= to),
        `${day} is in no term`,
      );
    }
  });

  it('has settings that the bot reads and has no doubts about', () => {
    const folder = mkdtempSync(join(tmpdir(), 'demo-school-'));
    settleSettings(join(folder, 'settings.json'));
    const settings = readSettings(join(folder, 'settings.json'));
    rmSync(folder, { recursive: true });
    assert.equal(settings.providers?.length, 3);
    assert.deepEqual(calendarWarnings(settings, '2026-11-24'), []);
  });
});

describe("A window's configuration", () => {
  for (const [name, window] of Object.entries(WINDOWS)) {
    it(`names five others and one channel, as the playground wants, for the ${name}`, () => {
      const config = JSON.parse(playgroundConfig(window)) as {
        currentUser: { aadObjectId: string };
        users: { id: string; aadObjectId: string }[];
        team: { channels: unknown[] };
      };
      assert.equal(config.users.length, 5);
      assert.equal(new Set(config.users.map(({ id }) => id)).size, 5);
      assert.equal(config.team.channels.length, 1);
      assert.equal(config.currentUser.aadObjectId, window.person.id);
      assert.ok(config.users.some(({ aadObjectId }) => aadObjectId === PEOPLE.student.id));
    });
  }

  it('puts the inclusion channel into the team of the lead alone', () => {
    assert.match(playgroundConfig(WINDOWS.lead), new RegExp(SCHOOL.channels.inclusion));
    assert.doesNotMatch(playgroundConfig(WINDOWS.teacher), new RegExp(SCHOOL.channels.inclusion));
  });
});

describe("The demo's addresses", () => {
  const { channel, staffChannel, people } = demoAddresses({
    page: 1,
    bot: 1,
    tables: 2,
    teacher: 3,
    lead: 4,
  });

  it("reach the channel and the lead at the lead's window, the teacher at the teacher's", () => {
    assert.equal(channel.conversationId, INCLUSION_TEAM.channel.id);
    assert.equal(channel.serviceUrl, 'http://localhost:4/_connector');
    assert.deepEqual([staffChannel.conversationId], SCHOOL.channels.staff);
    const url = (id: string) => people.find((one) => one.id === id)?.address.serviceUrl;
    assert.equal(url(PEOPLE.lead.id), 'http://localhost:4/_connector');
    assert.equal(url(PEOPLE.teacher.id), 'http://localhost:3/_connector');
  });
});
