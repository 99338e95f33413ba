import assert from 'node:assert/strict';
import { PEOPLE } from '../../src/demo/school.ts';
import { showFailure, useDemo } from './demo-in-browser.ts';
import { raisesConcern } from './raises-concern.ts';
import { openWindow, type TeamsWindow } from './teams-window.ts';

const CONNECTING = 'What is this channel for';

describe('A school set up from nothing', () => {
  const story = useDemo({ args: ['--unconfigured'] });
  let teacher: TeamsWindow;
  let lead: TeamsWindow;
  before(async () => {
    teacher = await openWindow(story.browser, story.demo.teacherUrl, 'not set up for a school');
    lead = await openWindow(story.browser, story.demo.leadUrl);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await showFailure(this.currentTest, { demo: story.demo, teacher, lead });
  });

  const adds = async (name: string, id: string, role: string) => {
    await lead.presses('Add somebody');
    await lead.types('Name', name);
    await lead.types('Entra object id', id);
    await lead.ticks([role]);
    await lead.presses('Add');
    await lead.sees(name);
  };

  it('begins with steps to try', () => {
    for (const step of ['1. ', '2. ', '3. ', '4. ', '5. '])
      assert.match(story.demo.printed(), new RegExp(`^${step}`, 'm'));
    assert.match(story.demo.printed(), /"set up"[^]*"connect"/);
  });

  it('is added and given its safeguarding lead', async () => {
    await lead.says('set up');
    await lead.presses('Set up a school');
    await lead.types('Name of the school', 'Northfield Community School');
    await lead.presses('Add this school');
    await lead.sees('not in use yet');
    await lead.pictures('set-up-home');
    await lead.presses('Safeguarding lead');
    await lead.types('Name of the DSL', 'Helen Ashdown');
    await lead.types('Telephone of the DSL', '01632 960 111');
    await lead.presses('Save');
    await lead.sees('Saved');
  });

  it('says how its channels are connected', async () => {
    await lead.presses('Channels');
    await lead.sees('@Inclusion referrals connect');
    await lead.pictures('set-up-channels');
  });

  it('gets its channels from within them', async () => {
    await lead.opens('Inclusion');
    await lead.hears('Adding it has set nothing up');
    await lead.pictures('set-up-greeting');
    await lead.mentions('connect');
    await lead.pictures('set-up-connect', CONNECTING);
    await lead.presses('Inclusion channel', CONNECTING);
    await lead.hears(/now the inclusion channel of Northfield/);
    await lead.hears('not in use yet');
    await lead.screenshot('set-up-connected');
    await lead.opens('General');
    await lead.mentions('connect');
    await lead.presses('Staff channel', CONNECTING);
    await lead.hears(/now a staff channel of Northfield/);
  });

  it('is in use once it has staff', async () => {
    await lead.opens('Personal Chat');
    await lead.says('set up');
    await lead.presses('Staff');
    await adds('Maya Lindqvist', PEOPLE.lead.id, 'Inclusion lead');
    await adds('Sam Okafor', PEOPLE.teacher.id, 'Teacher');
    await lead.pictures('set-up-staff');
    await lead.says('set up');
    await lead.sees('In use');
    await lead.presses('Channels');
    await lead.sees('I am in it');
    await lead.pictures('set-up-channels-connected');
  });

  it('takes its first concern, which arrives in its inclusion channel', async () => {
    await teacher.says('hello');
    await teacher.presses('Raise a concern');
    await raisesConcern(teacher, 'NC 7');
    await lead.opens('Inclusion');
    await lead.hears('NC 7');
    await lead.presses('Take it on', 'NC 7');
    await teacher.hears('Maya Lindqvist has seen it');
  });
});
