import assert from 'node:assert/strict';
import type { WrittenSettings } from '../../../src/app/ports/school-register.ts';
import {
  INCLUSION_CHANNEL,
  installation,
  LEAD,
  membersAdded,
  message,
  send,
  TEACHER,
} from '../../support/activities.ts';
import { answers, textsOf, type Player } from '../../support/play.ts';
import {
  ADMINISTRATOR,
  startSetUp,
  writtenSchool,
  type RunningSetUp,
} from '../../support/set-up-over-http.ts';

const NEW = '19:new@thread.tacv2';
const STAFF = '19:staff@thread.tacv2';

describe('A channel of a school', () => {
  let running: RunningSetUp;
  const start = async (...schools: readonly WrittenSettings[]) => (running = await startSetUp(...schools));
  afterEach(() => running.stop());

  /** Asks to connect the channel, and gives the card that answers to that person. */
  const connects = async (channel: string, user = ADMINISTRATOR): Promise<Player> => {
    const player = running.player(user);
    const answer = await running.mentions(user, channel, 'connect');
    assert.ok(answer, 'nothing came back');
    player.reads(answer);
    return player;
  };
  const channels = async (id = 'testschool') => (await running.settingsOf(id))['channels'];
  const posts = (channel: string) =>
    running.connector.sent.filter(
      ({ kind, conversationId }) => kind === 'post' && conversationId === channel,
    );
  const standing = (channel: string, messageId: string) =>
    textsOf(running.connector.standing(channel, messageId)?.attachments?.[0]?.content);

  it('is connected by an administrator: a test is posted, and everybody there sees what it is now', async () => {
    await start(writtenSchool({ channels: { staff: [] } }));
    const player = await connects(NEW);
    await player.presses('Inclusion channel');
    assert.match(player.sees, /now the inclusion channel of Test School/);
    assert.deepEqual(await channels(), { inclusion: NEW, staff: [] });
    const [test] = posts(NEW);
    assert.ok(test);
    await running.connector.waitFor(2, ({ kind }) => kind === 'edit');
    assert.match(standing(NEW, test.messageId), /now the inclusion channel.*[^]*Connected by Ada Minister/);
    assert.match(standing(NEW, player.messageId ?? ''), /now the inclusion channel/);
    assert.equal(running.schools.inUse().length, 1, 'nothing else was missing');
    assert.ok(await running.storage.addressBook('testschool').channel(NEW));
    const changes = await running.storage.schools.changesOf('testschool');
    const last = changes.at(-1);
    assert.equal(last?.by.name, 'Ada Minister');
    assert.deepEqual(
      last?.changed.map(({ part }) => part),
      ['channels'],
    );
  });

  it('says what the school still needs, and works as a staff channel too', async () => {
    await start({ id: 'north', name: 'North' });
    const player = await connects(NEW);
    await player.presses('Staff channel');
    assert.match(player.sees, /staff channel of North[^]*not in use yet/);
    assert.deepEqual(await channels('north'), { staff: [NEW] });
  });

  it('is asked about first where there are several schools', async () => {
    await start(writtenSchool(), writtenSchool({ id: 'north', name: 'North', channels: { staff: [] } }));
    const player = await connects(NEW);
    await player.presses('North');
    await player.presses('Inclusion channel');
    assert.deepEqual(await channels('north'), { inclusion: NEW, staff: [] });
  });

  it('is connected by nobody else, who is told who can', async () => {
    await start(writtenSchool());
    for (const user of [LEAD, TEACHER]) {
      const answer = await running.mentions(user, NEW, 'connect');
      assert.match(answer?.activity.text ?? '', /administrator/);
    }
    await connects(NEW);
    const lead = running.player(LEAD);
    lead.reads(running.connector.sent.at(-1)!);
    await lead.presses('Staff channel');
    assert.match(lead.sentence ?? '', /nothing was changed/);
    assert.deepEqual(posts(NEW), []);
    assert.deepEqual(await channels(), writtenSchool()['channels']);
  });

  it('may be connected by an administrator of that school alone', async () => {
    const staff = [{ id: TEACHER.aadObjectId, name: TEACHER.name, roles: ['administrator'] }];
    await start(
      writtenSchool({ id: 'north', name: 'North', staff, channels: { staff: [] } }),
      writtenSchool(),
    );
    const player = await connects(NEW, TEACHER);
    assert.doesNotMatch(player.sees, /Test School/);
    await player.sendsPress('set-up-connect', { school: 'testschool', use: 'staff' });
    assert.match(player.sentence ?? '', /do not look after/);
    const answer = await running.mentions(TEACHER, INCLUSION_CHANNEL, 'connect');
    assert.match(answer?.activity.text ?? '', /belongs to Test School/);
    await player.presses('Staff channel');
    assert.deepEqual(await channels('north'), { staff: [NEW] });
  });

  it('takes the place of the inclusion channel only after a question', async () => {
    const digests = [{ channel: INCLUSION_CHANNEL, day: 'friday', time: '14:00' }];
    await start(writtenSchool({ digests }));
    const player = await connects(NEW);
    await player.presses('Inclusion channel');
    assert.match(player.sees, /has an inclusion channel already/);
    assert.deepEqual(posts(NEW), []);
    await player.presses('Leave it');
    await player.presses('Inclusion channel');
    await player.presses('Use this channel instead');
    assert.deepEqual(await channels(), { inclusion: NEW, staff: [STAFF] });
    assert.deepEqual((await running.settingsOf('testschool'))['digests'], [{ ...digests[0], channel: NEW }]);
    assert.deepEqual(running.schools.unused(), [], 'the digest moved along');
  });

  it('gets the cases under way when it takes the place of another', async () => {
    await start(writtenSchool());
    await running.mentions(LEAD, INCLUSION_CHANNEL, 'hello');
    const teacher = running.player(TEACHER);
    await raises(running, teacher);
    const [old] = posts(INCLUSION_CHANNEL);
    assert.ok(old);
    const player = await connects(NEW);
    await player.presses('Inclusion channel');
    await player.presses('Use this channel instead');
    const [school] = running.schools.inUse();
    assert.ok(school);
    await school.schoolBot.reconcile();
    await school.schoolBot.sweep(new AbortController().signal);
    await running.settled();
    const moved = posts(NEW).at(-1);
    assert.match(textsOf(moved?.card), /R-/);
    const lead = running.player(LEAD);
    lead.reads(moved!);
    await lead.presses('Take it on');
    await running.settled();
    assert.match(standing(NEW, moved?.messageId ?? ''), /Being looked at/);
    assert.match(standing(INCLUSION_CHANNEL, old.messageId), /has moved/);
    assert.doesNotMatch(standing(INCLUSION_CHANNEL, old.messageId), /R-|PB 3/);
    lead.reads(old);
    await lead.presses('Take it on');
    assert.match(lead.sentence ?? '', /our own chat/);
  });

  it('is the inclusion channel or a staff channel, never both', async () => {
    await start(writtenSchool());
    const player = await connects(STAFF);
    await player.sendsPress('set-up-connect', { school: 'testschool', use: 'inclusion' });
    assert.match(player.sentence ?? '', /cannot be both/);
    await player.sendsPress('set-up-connect', { school: 'testschool', use: 'staff' });
    assert.match(player.sentence ?? '', /already/);
    const inclusion = await connects(INCLUSION_CHANNEL);
    assert.deepEqual(inclusion.buttons, [], 'a school in use cannot do without one');
    await inclusion.sendsPress('set-up-disconnect', { school: 'testschool', channel: INCLUSION_CHANNEL });
    assert.match(inclusion.sentence ?? '', /cannot do without/);
    assert.deepEqual(await channels(), writtenSchool()['channels']);
  });

  it('is connected once, however often the button is pressed', async () => {
    await start(writtenSchool());
    const player = await connects(NEW);
    await Promise.all([player.presses('Staff channel'), player.presses('Staff channel')]);
    assert.deepEqual(await channels(), { inclusion: INCLUSION_CHANNEL, staff: [STAFF, NEW] });
  });

  it('is disconnected in it, with its digest', async () => {
    await start(writtenSchool({ digests: [{ channel: STAFF, off: true }] }));
    const player = await connects(STAFF);
    await player.presses('Disconnect');
    assert.match(player.sees, /no channel of Test School any more/);
    assert.deepEqual(await channels(), { inclusion: INCLUSION_CHANNEL, staff: [] });
    assert.deepEqual((await running.settingsOf('testschool'))['digests'], []);
    await player.sendsPress('set-up-disconnect', { school: 'testschool', channel: STAFF });
    assert.match(player.sentence ?? '', /nothing was changed/);
  });

  it('is disconnected only from within, or from the administrator’s own chat', async () => {
    await start(writtenSchool());
    const player = await connects(NEW);
    await player.sendsPress('set-up-disconnect', { school: 'testschool', channel: STAFF });
    assert.match(player.sentence ?? '', /own chat/);
    await player.says('set up');
    await player.sendsPress('set-up-channels', { school: 'testschool' });
    assert.match(player.sees, /inclusion channel[^]*do not know how to reach it/i);
    await player.presses('Disconnect the staff channel');
    assert.match(player.sees, /nothing is posted in that channel/);
    assert.deepEqual(await channels(), { inclusion: INCLUSION_CHANNEL, staff: [] });
  });

  it('is shown in the administrator’s own chat with whether the bot is in it', async () => {
    await start(writtenSchool());
    await running.mentions(LEAD, INCLUSION_CHANNEL, 'hello');
    const player = running.player(ADMINISTRATOR);
    await player.says('set up');
    await player.sendsPress('set-up-channels', { school: 'testschool' });
    assert.match(player.sees, /says that I am in it/);
    running.connector.trouble({ status: 403, code: 'BotNotInConversationRoster' }, { on: 'members' });
    await player.sendsPress('set-up-channels', { school: 'testschool' });
    assert.match(player.sees, /does not let me in/);
  });

  for (const { what, trouble, says } of [
    {
      what: 'does not let the bot post',
      trouble: { status: 403, code: 'BotNotInConversationRoster' },
      says: /does not let me/,
    },
    {
      what: 'does not find the channel',
      trouble: { status: 404, code: 'ConversationNotFound' },
      says: /does not find/,
    },
    { what: 'is busy', trouble: { status: 429, retryAfter: 5 }, says: /in a minute/ },
    { what: 'breaks off', trouble: 'drop-after-accepting' as const, says: /did not say/ },
  ])
    it(`is not connected when Teams ${what}, and the person is told`, async () => {
      await start(writtenSchool());
      const player = await connects(NEW);
      running.connector.trouble(trouble, { on: 'create' });
      await player.presses('Staff channel');
      assert.match(player.sentence ?? '', says);
      assert.match(player.sentence ?? '', /Nothing was changed/);
      assert.deepEqual(await channels(), writtenSchool()['channels']);
      await player.presses('Staff channel');
      assert.deepEqual(await channels(), { inclusion: INCLUSION_CHANNEL, staff: [STAFF, NEW] });
    });

  it('is not connected while storage is away', async () => {
    await start(writtenSchool());
    const player = await connects(NEW);
    running.storage.setDown(true);
    await player.presses('Staff channel');
    assert.match(player.sentence ?? '', /nothing was changed/);
    running.storage.setDown(false);
    assert.deepEqual(await channels(), writtenSchool()['channels']);
  });

  it('is not a shared channel, a group chat or a chat', async () => {
    await start(writtenSchool());
    const here = { from: ADMINISTRATOR, serviceUrl: running.connector.url };
    const inChannel = message({ ...here, channel: NEW }, 'connect') as Record<string, object>;
    await send(running.url, {
      ...inChannel,
      channelData: { ...inChannel['channelData'], channel: { id: NEW, type: 'shared' } },
    });
    assert.match(running.connector.sent.at(-1)?.activity.text ?? '', /other organisations/);
    await send(running.url, {
      ...message(here, 'connect'),
      conversation: { id: '19:group@thread.v2', conversationType: 'groupChat' },
    });
    assert.match(running.connector.sent.at(-1)?.activity.text ?? '', /group chat cannot/);
    const player = running.player(ADMINISTRATOR);
    await player.says('connect');
    assert.match(player.sentence ?? '', /in that channel/);
  });

  it('is left alone by older and made-up presses', async () => {
    await start(writtenSchool());
    const player = await connects(NEW);
    for (const data of [
      {},
      { school: 'testschool' },
      { school: 'testschool', use: 'both' },
      { school: 7, use: 'staff' },
    ]) {
      await player.sendsPress('set-up-connect', data);
      assert.match(player.sentence ?? '', /nothing was changed/);
    }
    await player.sendsPress('set-up', {});
    assert.doesNotMatch(player.sees, /Set up\b/, 'the home card stays in the chat');
    assert.deepEqual(await channels(), writtenSchool()['channels']);
  });
});

describe('A team that the bot is added to', () => {
  let running: RunningSetUp;
  beforeEach(async () => (running = await startSetUp(writtenSchool())));
  afterEach(() => running.stop());
  const there = (channel: string) => ({ from: LEAD, serviceUrl: running.connector.url, channel });

  it('is greeted once, whichever of its two words comes first', async () => {
    await send(running.url, membersAdded(there(NEW)));
    await send(running.url, installation(there(NEW)));
    const [greeting, ...more] = running.connector.sent;
    assert.deepEqual(more, []);
    assert.equal(greeting?.conversationId, NEW);
    assert.match(textsOf(greeting?.card), /set nothing up[^]*connect[^]*set up/);
  });

  it('is greeted in the channel that was chosen', async () => {
    const added = installation(there('19:general@thread.tacv2')) as Record<string, object>;
    await send(running.url, {
      ...added,
      channelData: { ...added['channelData'], settings: { selectedChannel: { id: NEW } } },
    });
    assert.equal(running.connector.sent[0]?.conversationId, NEW);
  });

  it('is not greeted where the channel is a school’s, nor when somebody joins, nor from another organisation', async () => {
    await send(running.url, installation(there(INCLUSION_CHANNEL)));
    await send(running.url, { ...membersAdded(there(NEW)), membersAdded: [{ id: '29:somebody' }] });
    await send(running.url, installation({ ...there(NEW), tenantId: 'another' }));
    assert.deepEqual(running.connector.sent, []);
  });
});

async function raises(running: RunningSetUp, teacher: Player): Promise<void> {
  await answers(teacher);
  await teacher.presses('Send');
  await running.settled();
}

describe('An administrator who opens the chat', () => {
  let running: RunningSetUp;
  afterEach(() => running.stop());
  const opens = async (user = ADMINISTRATOR) => {
    await send(running.url, installation({ from: user, serviceUrl: running.connector.url }));
    const [sent] = running.connector.sent;
    return `${sent?.activity.text ?? ''}${textsOf(sent?.card)}`;
  };

  it('begins with the set-up', async () => {
    running = await startSetUp();
    assert.match(await opens(), /Set up\b/);
  });

  it('begins like everybody else where they work at a school', async () => {
    const staff = [{ id: ADMINISTRATOR.aadObjectId, name: ADMINISTRATOR.name, roles: ['inclusion-lead'] }];
    running = await startSetUp(writtenSchool({ staff }));
    assert.match(await opens(), /Raise a concern/);
  });
});
