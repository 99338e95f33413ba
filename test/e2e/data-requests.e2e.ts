import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PEOPLE, SCHOOL } from '../../src/demo/school.ts';
import { makeKeys } from '../../src/sealing/age.ts';
import { useStory } from './demo-in-browser.ts';
import { raisesConcern } from './raises-concern.ts';

/** The person of the teacher's window is a lead too, so that there are two. */
const TWO_LEADS = {
  ...SCHOOL,
  staff: SCHOOL.staff.map((one) =>
    one.id === PEOPLE.teacher.id ? { ...one, roles: ['teacher', 'inclusion-lead'] } : one,
  ),
};

describe("A pupil's data, for leads", () => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(TWO_LEADS));
  const story = useStory({ folder });
  after(() => rmSync(folder, { recursive: true, force: true }));
  let reference: string;

  it('is looked up, with until when it is kept', async () => {
    const { teacher, lead } = story;
    await teacher.says('hello');
    await teacher.presses('Raise a concern');
    await raisesConcern(teacher, 'AB 8');
    reference = /R-\w{5}/.exec(await teacher.text())?.[0] ?? '';
    await lead.says('data');
    await lead.sees('What is held about pupils');
    await lead.pictures('70-data');
    await lead.types('Reference of a pupil', 'ab8');
    await lead.presses('Look up');
    await lead.sees(reference);
    await lead.pictures('71-pupil');
    await lead.presses('Who looked');
    await lead.sees('was shown this case in a search');
    await lead.pictures('71-who-looked');
    await lead.presses('Back to the pupil');
    await lead.sees('Ask for deletion');
  });

  it('is not all: whoever asks sees what is held about them', async () => {
    const { lead } = story;
    await lead.says('my data');
    await lead.sees('What I hold about you');
    await lead.pictures('69-my-data');
    await lead.says('data');
    await lead.types('Reference of a pupil', 'ab8');
    await lead.presses('Look up');
  });

  it('is not deleted while something is in the way, which is said', async () => {
    const { lead } = story;
    await lead.presses('Ask for deletion');
    await lead.sees('nobody has decided on it');
    assert.ok(!(await lead.buttons()).includes('Ask for deletion'));
    await lead.pictures('72-in-the-way');
    await lead.presses('Back to the pupil');
    await lead.presses(`Hold ${reference}`);
    await lead.types('Why', 'A complaint to the governors.');
    await lead.presses('Set the hold');
    await lead.sees('A complaint to the governors.');
    await lead.pictures('73-held');
    await lead.presses('Lift the hold');
    await lead.sees('under no legal hold');
  });

  it('shows what would be deleted, and the cases by the day', async () => {
    const { lead } = story;
    await lead.says('data');
    await lead.presses('What would be deleted');
    await lead.sees('Deleted so far');
    await lead.pictures('74-report');
    await lead.presses('List the cases');
    await lead.sees(reference);
    await lead.pictures('75-list');
  });

  it('is asked to be deleted by one lead and approved by the other, who see what was done', async () => {
    const { teacher, lead } = story;
    await teacher.presses('Change or withdraw');
    await teacher.presses('Withdraw this concern');
    await teacher.chooses('It has sorted itself out');
    await teacher.presses(`Withdraw ${reference}`);
    await teacher.sees('Withdrawn');
    // A second case under the same reference: which of them are meant is for people to say.
    await teacher.says('hello');
    await teacher.presses('Raise a concern');
    await raisesConcern(teacher, 'AB 8');
    await lead.says('data');
    await lead.types('Reference of a pupil', 'AB 8');
    await lead.presses('Look up');
    await lead.sees('Are all of these about the same pupil?');
    await lead.pictures('76-two-cases');
    await lead.presses('Ask for deletion');
    await lead.sees('Please tick the cases');
    await lead.ticks([`${reference} · Year 8`]);
    await lead.presses('Get the record');
    await lead.sees('pupil:export');
    await lead.pictures('77-record');
    await lead.presses('Back to the pupil');
    await lead.ticks([`${reference} · Year 8`]);
    await lead.presses('Ask for deletion');
    await lead.sees('What stays');
    await lead.types('Why', 'The parents asked for it, and it was granted.');
    await lead.pictures('78-ask');
    await lead.presses('Ask for deletion');
    await lead.sees('waits for a second person');
    await lead.pictures('79-asked');

    await teacher.sees('A data request waits for a second person');
    await teacher.pictures('80-notice');
    await teacher.presses('Open the request');
    await teacher.sees('The parents asked for it');
    await teacher.pictures('81-request');
    await teacher.presses('Approve: delete for good');
    await teacher.sees(`Deleted for good: ${reference}`);
    await teacher.pictures('82-done');
    await lead.sees('Your data request was decided');
    await lead.opens('Inclusion');
    await lead.hears('No longer kept');
  });

  it('goes to another school when one lead asks and the other approves, having seen the same lines', async () => {
    const { teacher, lead } = story;
    await lead.opens('Personal Chat');
    await lead.says('data');
    await lead.types('Reference of a pupil', 'AB 8');
    await lead.presses('Look up');
    await lead.presses('Transfer the record');
    await lead.sees('Its public key');
    await lead.types('School or college that it is for', 'Northfield Academy');
    const { recipient, identity } = await makeKeys();
    await lead.types('Its public key', identity);
    await lead.presses('Look through the lines');
    await lead.sees('That is a secret key, and it was not kept');
    await lead.pictures('83-secret-key');
    await lead.types('Its public key', recipient);
    await lead.presses('Look through the lines');
    await lead.sees('sealed for the key');
    await lead.pictures('84-lines');
    while ((await lead.buttons()).includes('Next lines')) await lead.presses('Next lines');
    await lead.presses('Ask for the transfer');
    await lead.sees('waits for a second person');
    await teacher.sees('A data request waits for a second person');
    await teacher.presses('Open the request');
    await teacher.sees('Northfield Academy');
    await teacher.pictures('85-transfer-request');
    while ((await teacher.buttons()).includes('Next lines')) await teacher.presses('Next lines');
    await teacher.pictures('85-last-lines');
    await teacher.presses('Approve the transfer');
    await teacher.sees('can save the file');
    await teacher.pictures('86-transfer-approved');
  });
});
