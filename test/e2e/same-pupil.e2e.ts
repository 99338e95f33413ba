import assert from 'node:assert/strict';
import { useDemo } from './demo-in-browser.ts';
import { openPage } from './demo-page.ts';
import { answersAndSends, namesPupil, raisesConcern } from './raises-concern.ts';

describe('The same pupil again', () => {
  const shown = useDemo();

  it('is said to the teacher who raised it before, and the lead joins the two in one press', async () => {
    const { teacher, lead } = await openPage(shown.browser, shown.demo.pageUrl);
    await teacher.sees('Two to four minutes');
    await teacher.presses('Raise a concern');
    await raisesConcern(teacher, 'AB 8');
    const first = /R-\w{5}/.exec(await teacher.text())?.[0] ?? '';
    await teacher.presses('Raise another concern');
    await namesPupil(teacher, 'ab8');
    await teacher.sees('You have already written about');
    await teacher.pictures('41-again');
    await teacher.presses('Start afresh: carry on here');
    await answersAndSends(teacher);
    const second = /R-\w{5}/.exec(await teacher.text())?.[0] ?? '';
    assert.notEqual(second, first);

    await lead.hears(`Also about this pupil: ${first}`);
    await lead.opensBehindMenu('Personal Chat');
    await lead.says(`find ${second}`);
    await lead.presses(`Open ${second}`);
    await lead.sees('Also about this pupil');
    await lead.pictures('42-also');
    await lead.presses(`Join to ${first}`);
    await lead.sees(`Joined to ${first}`);
    await lead.pictures('43-joined');
    await teacher.sees('Maya Lindqvist has joined it');
    await teacher.pictures('44-told');
  });
});
