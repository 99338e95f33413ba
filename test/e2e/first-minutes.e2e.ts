import { useDemo } from './demo-in-browser.ts';
import { openPage, phonePicture } from './demo-page.ts';
import { raisesConcern } from './raises-concern.ts';
import { openWindow } from './teams-window.ts';

describe('The first five minutes', () => {
  const shown = useDemo();

  it('show the teacher raise a concern and the card arrive, on the one page that README names', async () => {
    const { page, teacher, lead } = await openPage(shown.browser, shown.demo.pageUrl);
    await teacher.sees('Two to four minutes');
    await teacher.presses('Raise a concern');
    await raisesConcern(teacher, 'AB 8');
    await lead.sees('AB 8');
    await lead.screenshot('31-page');
    await phonePicture(page, '31-page-phone');
    await lead.opensBehindMenu('Personal Chat');
    await lead.says('hello');
    await lead.sees('Waiting for you');
    await lead.pictures('32-what-waits');
    await lead.presses('To decide: 1');
    await lead.sees('AB 8');
    await page.close();
  });

  it("show the card also when the lead's window is opened only after the concern was sent", async () => {
    const teacher = await openWindow(shown.browser, shown.demo.teacherUrl);
    await teacher.says('hello');
    await teacher.presses('Raise a concern');
    await raisesConcern(teacher, 'CD 9');
    const lead = await openWindow(shown.browser, shown.demo.leadUrl);
    await lead.opens('Inclusion');
    await lead.hears('CD 9');
    await lead.hears('AB 8');
    await lead.page.reload();
    await lead.opens('Inclusion');
    await lead.hears('CD 9');
  });
});
