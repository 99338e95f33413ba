import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ANYWHERE_VERBS } from '../../src/app/verbs.ts';
import {
  command,
  dialogOf,
  INCLUSION_CHANNEL,
  send,
  STRANGER,
  TEACHER,
  type TeamsUser,
} from '../support/activities.ts';
import { startPlay, textsOf, type Play } from '../support/play.ts';

const WRITTEN = 'Jo Bloggs of 8B cried again today';
const ELSEWHERE = '19:some-chat@thread.v2';

const { composeExtensions } = JSON.parse(readFileSync('appPackage/manifest.json', 'utf8')) as {
  composeExtensions: { commands: { id: string; type: string; context: string[]; fetchTask: boolean }[] }[];
};
const [offered = assert.fail('the app has no command')] = composeExtensions.flatMap(
  ({ commands }) => commands,
);

describe('"Raise a concern" beside the box for writing and in the menu of a message', () => {
  let play: Play;
  beforeEach(async () => void (play = await startPlay()));
  afterEach(() => play.stop());

  const asks = async (from: TeamsUser, written?: string, channel: string | undefined = ELSEWHERE) => {
    const place = channel === undefined ? {} : { channel };
    const activity = command({ from, serviceUrl: play.connector.url, ...place }, offered.id, written);
    const said = dialogOf(await send(play.url, activity));
    await play.settled();
    return said;
  };
  const inTheChatOf = ({ chat }: TeamsUser) =>
    play.connector.sent.findLast(({ conversationId }) => conversationId === chat);

  it('is offered by the app in every place Teams has for it', () => {
    assert.ok(ANYWHERE_VERBS.has(offered.id));
    assert.deepEqual(offered.context.toSorted(), ['commandBox', 'compose', 'message']);
    assert.deepEqual([offered.type, offered.fetchTask], ['action', true]);
  });

  it('goes on in one’s own chat, at the safeguarding gate', async () => {
    await play.teacher.says('hello');
    assert.match(await asks(TEACHER), /own chat with me.*speak to .* \(DSL\) on .*999/);
    const sent = inTheChatOf(TEACHER);
    play.teacher.reads(sent ?? assert.fail('nothing came'));
    assert.ok(play.teacher.buttons.some((title) => title.startsWith('Stop')));
    await play.teacher.presses('Start');
    assert.match(play.teacher.sees, /safe/i);
  });

  it('takes nothing along of the message it was asked on, and posts nothing beside it', async () => {
    await play.teacher.says('hello');
    const before = play.connector.sent.length;
    for (const place of [ELSEWHERE, INCLUSION_CHANNEL, undefined]) {
      const said = await asks(TEACHER, WRITTEN, place);
      assert.doesNotMatch(said, /Bloggs|8B/);
    }
    const sent = play.connector.sent.slice(before);
    assert.deepEqual(
      sent.map(({ conversationId }) => conversationId),
      [TEACHER.chat, TEACHER.chat, TEACHER.chat],
    );
    assert.doesNotMatch(sent.map(({ card }) => textsOf(card)).join(), /Bloggs|8B/);
    assert.doesNotMatch(play.lines.join(''), /Bloggs|8B/);
    assert.deepEqual(await play.records.draftsOf(TEACHER.aadObjectId), []);
  });

  it('waits for those who have never opened that chat, and says how', async () => {
    assert.match(await asks(TEACHER), /look for me by name in Teams and write "hello"/);
    assert.equal(inTheChatOf(TEACHER), undefined);
    await play.teacher.says('hello');
    await play.settled();
    assert.match(textsOf(inTheChatOf(TEACHER)?.card), /Raise a concern/);
  });

  it('is for staff only: anybody else reads whom to ask and whom to call', async () => {
    assert.match(await asks(STRANGER, WRITTEN), /staff of .* who are on its list.*999/);
    assert.deepEqual(play.connector.sent, []);
  });

  it('lets no other button be pressed in that way', async () => {
    await play.teacher.says('hello');
    for (const id of ['start', 'open', 'list', 'approve', 'toString', ''])
      assert.match(
        dialogOf(
          await send(
            play.url,
            command({ from: TEACHER, serviceUrl: play.connector.url, channel: ELSEWHERE }, id),
          ),
        ),
        /own chat|older/i,
      );
    assert.deepEqual(await play.records.draftsOf(TEACHER.aadObjectId), []);
  });
});
