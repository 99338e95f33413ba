import assert from 'node:assert/strict';
import type { FetchFile } from '../../src/app/ports/fetch-file.ts';
import type { Answer, Bot, Press, SignedIdentity } from '../../src/app/bot.ts';
import { createFrontDesk } from '../../src/app/front-desk.ts';
import { drawSchools } from '../../src/cards/schools.ts';
import { createSchoolBot } from '../../src/start/school-bot.ts';
import { storageOf } from '../../src/storage/connection.ts';
import { openMemory } from '../../src/storage/memory/open-memory.ts';
import { COLLEAGUE, countingNames, FixedClock, testSchool } from '../support/school.ts';
import { INCLUSION_CHANNEL, LEAD, STRANGER, TEACHER, TENANT, type TeamsUser } from '../support/activities.ts';
import { fixedContent } from '../support/content.ts';
import { buttonsOf } from '../support/play.ts';
import { createRecordingLog } from '../support/recording-log.ts';

const EAST_CHANNEL = '19:east-inclusion@thread.tacv2';
const WEST = testSchool({ id: 'west', name: 'West School' });
const EAST = testSchool({
  id: 'east',
  name: 'East School',
  dsl: { name: 'Eve Safe', phone: '01632 960 011' },
  staff: [
    { id: TEACHER.aadObjectId, name: TEACHER.name, roles: ['teacher'] },
    { id: STRANGER.aadObjectId, name: STRANGER.name, roles: ['inclusion-lead'] },
  ],
  channels: { inclusion: EAST_CHANNEL, staff: [] },
});

const openDesk = (...settings: readonly (typeof WEST)[]): Bot => openDeskThat(undefined, ...settings);

/** `fetchFile` stands for the place where Teams keeps files. */
function openDeskThat(fetchFile: FetchFile | undefined, ...settings: readonly (typeof WEST)[]): Bot {
  const { log } = createRecordingLog();
  const storage = openMemory();
  const schools = settings.map((each) => {
    const { bot } = createSchoolBot({
      settings: each,
      content: fixedContent,
      ...storageOf(storage, each.id),
      messenger: {} as never,
      clock: new FixedClock(),
      names: countingNames(),
      log,
      ...(fetchFile ? { fetchFile } : {}),
    });
    return { settings: each, content: fixedContent, bot };
  });
  return createFrontDesk(() => schools, drawSchools, log);
}

const who = ({ aadObjectId }: TeamsUser, tenantId: string = TENANT): SignedIdentity => ({
  tenantId,
  personId: aadObjectId,
});
const inChat = ({ chat }: TeamsUser) => ({ where: 'chat' as const, conversationId: chat });
const types = (desk: Bot, from: TeamsUser, text: string) =>
  desk.words({ who: who(from), ...inChat(from), text });
const presses = (desk: Bot, from: TeamsUser, verb: string, data: Press['data'], more: Partial<Press> = {}) =>
  desk.press({ who: who(from), ...inChat(from), verb, data, messageId: undefined, ...more });
const shown = ({ card, text }: Answer) => JSON.stringify(card ?? text);
const buttonCalled = ({ card = {} }: Answer, title: string) => {
  const found = buttonsOf(card).find((each) => each.title === title);
  assert.ok(found, `there is no button "${title}" on ${JSON.stringify(card)}`);
  return found;
};

describe('The bot of two schools', () => {
  const desk = openDesk(WEST, EAST);

  it('asks somebody who works at both which school it is about, and passes on what was typed', async () => {
    const asked = await types(desk, TEACHER, 'my referrals');
    const chosen = buttonCalled(asked, 'East School');
    buttonCalled(asked, 'West School');
    buttonCalled(asked, 'Stop - safeguarding');
    const answer = await presses(desk, TEACHER, chosen.verb, chosen.data);
    assert.equal(answer.school, 'east');
    assert.match(shown(answer), /East School/);
    assert.ok(buttonsOf(answer.card ?? {}).every(({ data }) => data['school'] === 'east'));
  });

  it('keeps the file that somebody of both sent, until they have said which school it is about', async () => {
    const asked: string[] = [];
    const cells = 'Adno,Possible\n1,106';
    const both = [WEST, EAST].map((each) => ({
      ...each,
      staff: [{ id: LEAD.aadObjectId, name: LEAD.name, roles: ['inclusion-lead' as const] }],
    }));
    const withFiles = openDeskThat(
      async (url) => {
        asked.push(url);
        return Buffer.from(cells);
      },
      ...both,
    );
    const file = { name: 'attendance.csv', url: 'https://example.sharepoint.com/download?tempauth=x' };
    const which = await withFiles.words({ who: who(LEAD), ...inChat(LEAD), text: '', hasFile: true, file });
    assert.match(shown(which), /attendance.csv/);
    assert.deepEqual(asked, []);
    const { verb, data } = buttonCalled(which, 'East School');
    const answer = await presses(withFiles, LEAD, verb, data);
    assert.deepEqual([asked, answer.school], [[file.url], 'east']);
    assert.match(shown(answer), /No case is open/);
    const long = { ...file, url: `${file.url}${'x'.repeat(5000)}` };
    const again = await withFiles.words({
      who: who(LEAD),
      ...inChat(LEAD),
      text: '',
      hasFile: true,
      file: long,
    });
    assert.match(shown(again), /cannot keep your file/);
    assert.ok(!shown(again).includes('xxxx'));
    const picture = await withFiles.words({ who: who(LEAD), ...inChat(LEAD), text: '', hasFile: true });
    const chosen = buttonCalled(picture, 'West School');
    assert.match(shown(await presses(withFiles, LEAD, chosen.verb, chosen.data)), /cannot take pictures/);
  });

  it('does not ask somebody who works at one', async () => {
    assert.equal((await types(desk, COLLEAGUE, 'hello')).school, 'west');
    assert.equal((await types(desk, STRANGER, 'hello')).school, 'east');
  });

  it('shows the safeguarding leads of both schools at once, whichever it is about', async () => {
    for (const answer of [
      await types(desk, TEACHER, 'I am worried about her safeguarding'),
      await presses(desk, TEACHER, 'stop', {}),
    ])
      for (const says of ['Dana Safe', 'Eve Safe', 'West School', 'East School'])
        assert.match(shown(answer), new RegExp(says));
  });

  it('stays with the school of the card that was pressed', async () => {
    const chosen = buttonCalled(await types(desk, TEACHER, 'hello'), 'West School');
    const { verb, data } = buttonCalled(
      await presses(desk, TEACHER, chosen.verb, chosen.data),
      'Raise a concern',
    );
    assert.match(shown(await presses(desk, TEACHER, verb, data)), /West School/);
  });

  it('does nothing for a card of a school that the presser does not work at', async () => {
    const answer = await presses(desk, COLLEAGUE, 'start', { school: 'east' });
    assert.equal(answer.school, undefined);
    assert.doesNotMatch(shown(answer), /East|Eve Safe/);
  });

  it('tells the channels of the schools apart', async () => {
    const inChannel = { where: 'channel' as const, conversationId: EAST_CHANNEL, text: 'hello' };
    assert.match(shown(await desk.words({ who: who(STRANGER), ...inChannel })), /East School/);
    assert.doesNotMatch(shown(await desk.words({ who: who(LEAD), ...inChannel })), /West School/);
    assert.ok(desk.expects(who(STRANGER), 'channel', EAST_CHANNEL));
    assert.ok(!desk.expects(who(STRANGER), 'channel', INCLUSION_CHANNEL));
  });

  it('sends somebody of both to their own chat from where others read, except from a channel of one', async () => {
    const group = { where: 'group' as const, conversationId: '19:group@thread.v2' };
    const asked = await presses(desk, TEACHER, 'start-in-chat', {}, group);
    assert.equal(asked.card, undefined);
    assert.match(shown(asked), /hello.*999/s);
    const inChannel = { ...group, conversationId: EAST_CHANNEL };
    assert.equal((await presses(desk, TEACHER, 'start-in-chat', {}, inChannel)).school, 'east');
    const both = shown(await desk.words({ who: who(TEACHER), ...group, text: 'hello' }));
    for (const lead of [/Dana Safe/, /Eve Safe/]) assert.match(both, lead);
  });

  it('names no school to somebody of another tenant', async () => {
    const answer = await desk.words({ who: who(TEACHER, 'elsewhere'), ...inChat(TEACHER), text: 'hello' });
    assert.doesNotMatch(shown(answer), /East|West|Safe/);
    assert.match(shown(answer), /another organisation.*elsewhere.*999/);
    assert.ok(!shown(answer).includes(TEACHER.aadObjectId));
  });

  it('lets in the people of a school of another tenant, under their own tenant only', async () => {
    const abroad = openDesk(WEST, { ...EAST, tenantId: 'elsewhere' });
    const types = (tenantId: string) =>
      abroad.words({ who: who(STRANGER, tenantId), ...inChat(STRANGER), text: 'hello' });
    assert.equal((await types('elsewhere')).school, 'east');
    assert.equal((await types(TENANT)).school, undefined);
    // The same id in both tenants is not the same person.
    assert.equal(
      (await abroad.words({ who: who(TEACHER), ...inChat(TEACHER), text: 'hello' })).school,
      'west',
    );
  });
});

describe('The bot of no school yet', () => {
  it('says so, and whom to speak to instead', async () => {
    const answer = await types(openDesk(), TEACHER, 'hello');
    assert.match(shown(answer), /not set up.*safeguarding lead.*999/s);
  });
});
