import assert from 'node:assert/strict';
import { STRANGER, type TeamsUser } from '../../support/activities.ts';
import { entraId } from '../../support/entra-export.ts';
import { buttonsOf, textsOf, type Player } from '../../support/play.ts';
import { SECOND_LEAD, testSchool } from '../../support/school.ts';
import {
  ADMINISTRATOR,
  startSetUp,
  writtenSchool,
  type RunningSetUp,
} from '../../support/set-up-over-http.ts';

const NORTH = writtenSchool({
  staff: testSchool().staff.map((each) =>
    each.id === SECOND_LEAD.aadObjectId ? { ...each, roles: [...each.roles, 'administrator'] } : each,
  ),
});

describe('Somebody who is on no list of staff', () => {
  let running: RunningSetUp;
  beforeEach(async () => {
    running = await startSetUp(NORTH);
  });
  afterEach(() => running.stop());

  /** Administrators have talked to the bot before, so it knows where to reach them. */
  async function administrators(): Promise<readonly [Player, Player]> {
    const first = running.player(ADMINISTRATOR);
    await first.says('set up');
    await running.settled();
    const address = { serviceUrl: running.connector.url, tenantId: testSchool().tenantId, botId: 'bot-id' };
    for (const { aadObjectId, chat } of [ADMINISTRATOR, SECOND_LEAD])
      await running.storage.administrators.rememberPerson(aadObjectId, { ...address, conversationId: chat });
    return [first, running.player(SECOND_LEAD)];
  }
  const sentTo = ({ chat }: TeamsUser) =>
    running.connector.sent.filter(({ conversationId }) => conversationId === chat);
  const requestsTo = (user: TeamsUser) =>
    sentTo(user).filter(({ card }) => textsOf(card).includes('asks to be on the list'));
  async function asks(): Promise<Player> {
    const stranger = running.player(STRANGER);
    await stranger.says('hello');
    assert.match(stranger.sees, /I cannot find you/);
    await stranger.presses('I work here');
    await running.settled();
    return stranger;
  }
  const isListed = async () =>
    JSON.stringify((await running.settingsOf('testschool'))['staff']).includes(STRANGER.aadObjectId);

  it('asks those who look after the school, and is told when somebody has added them', async () => {
    const [first, second] = await administrators();
    const stranger = await asks();
    assert.match(stranger.sees, /passed that on/);
    for (const user of [ADMINISTRATOR, SECOND_LEAD]) assert.equal(requestsTo(user).length, 1);
    const [request] = requestsTo(ADMINISTRATOR);
    assert.ok(request);
    first.reads(request);
    assert.match(first.sees, new RegExp(`${STRANGER.name}.*${STRANGER.aadObjectId}`, 's'));
    await first.presses('Add as teacher');
    assert.match(first.sees, /added them as teacher.*They have been told/);
    assert.ok(await isListed());
    assert.match(textsOf(sentTo(STRANGER).at(-1)?.card), /You are on the list of staff now/);
    // The second administrator sees who decided.
    second.reads(requestsTo(SECOND_LEAD)[0] as NonNullable<typeof request>);
    await second.presses('No');
    assert.match(second.sees, new RegExp(`${ADMINISTRATOR.name} added them as teacher`));
    assert.ok(await isListed());
    await stranger.says('hello');
    assert.ok(stranger.buttons.includes('Raise a concern'));
  });

  it('is told kindly when it is no, and names nobody', async () => {
    const [first] = await administrators();
    await asks();
    first.reads(requestsTo(ADMINISTRATOR)[0] as never);
    await first.presses('No');
    assert.match(first.sees, /said no/);
    const told = textsOf(sentTo(STRANGER).at(-1)?.card);
    assert.match(told, /not on the list.*999/s);
    assert.ok(!told.includes(ADMINISTRATOR.name));
    assert.ok(!(await isListed()));
  });

  it('may get another name and other roles', async () => {
    const [first] = await administrators();
    await asks();
    first.reads(requestsTo(ADMINISTRATOR)[0] as never);
    await first.presses('Other name or roles');
    await first.presses('Add', { name: '', roles: 'senco' });
    assert.match(first.sees, /Please write the name/);
    await first.presses('Add', { name: 'Kim Known', roles: 'senco,teacher' });
    assert.match(first.sees, /added them as teacher and SENCO/);
    assert.match(JSON.stringify((await running.settingsOf('testschool'))['staff']), /Kim Known/);
  });

  it('sends nothing more by asking again on the same day', async () => {
    await administrators();
    await asks();
    const stranger = await asks();
    assert.match(stranger.sees, /passed that on/);
    assert.equal(requestsTo(ADMINISTRATOR).length, 1);
    running.clock.pass(25 * 3600);
    await asks();
    assert.equal(requestsTo(ADMINISTRATOR).length, 2);
  });

  it('is told so when nobody could be reached, and waits on the list of staff all the same', async () => {
    const stranger = await asks();
    assert.match(stranger.sees, new RegExp(`could not reach anybody.*${STRANGER.aadObjectId}`, 's'));
    const admin = running.player(ADMINISTRATOR);
    await admin.says('set up');
    await admin.presses('Staff');
    assert.match(admin.sees, /1 person asking to be on the list/);
    await admin.presses(STRANGER.name);
    await admin.presses('Add as teacher');
    assert.ok(await isListed());
  });

  it('is not passed on any more while many wait, so that a class of pupils fills no chat', async () => {
    await administrators();
    const press = (n: number) =>
      running.desk.press({
        who: { tenantId: testSchool().tenantId, personId: entraId(n), name: `Pupil ${n}` },
        where: 'chat',
        conversationId: `a:${n}`,
        verb: 'set-up-staff-join',
        data: { school: 'testschool' },
        messageId: undefined,
      });
    for (let n = 1; n <= 50; n++) await press(n);
    assert.equal(requestsTo(ADMINISTRATOR).length, 8);
    const answer = await press(51);
    assert.match(textsOf(answer.card), new RegExp(`ask them yourself.*${entraId(51)}`, 's'));
  });

  it('gets no such button from another tenant, and can add nobody', async () => {
    await administrators();
    const stranger = await asks();
    const request = `join-testschool-${STRANGER.aadObjectId}`;
    await stranger.sendsPress('set-up-staff-admit', { school: 'testschool', request, roles: 'teacher' });
    assert.ok(!(await isListed()));
    const answer = await running.desk.words({
      who: { tenantId: 'elsewhere', personId: STRANGER.aadObjectId },
      where: 'chat',
      conversationId: STRANGER.chat,
      text: 'hello',
    });
    assert.deepEqual(buttonsOf(answer.card ?? {}), []);
    const pressed = await running.desk.press({
      who: { tenantId: 'elsewhere', personId: STRANGER.aadObjectId },
      where: 'chat',
      conversationId: STRANGER.chat,
      verb: 'set-up-staff-join',
      data: { school: 'testschool' },
      messageId: undefined,
    });
    assert.equal(pressed.card, undefined);
    assert.equal(requestsTo(ADMINISTRATOR).length, 1);
  });
});
