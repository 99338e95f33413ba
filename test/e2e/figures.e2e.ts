import { useStory } from './demo-in-browser.ts';
import { raisesConcern } from './raises-concern.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];

/** Cells as they are copied from an export. */
const cells = (possible: number) =>
  [
    `Adno,Surname,Year,Possible,Authorised,Unauthorised,Suspensions,${DAYS.map((day) => `${day} missed,${day} possible`).join(',')}`,
    `AB 8,Example,,${possible},12,4,0,8,18,1,18,0,18,1,18,6,18`,
    '9999,Other,,90,2,0,0',
  ].join('\n');

describe('Figures from an export', () => {
  const story = useStory({});

  it('are pasted, looked at and used, with nothing typed twice', async () => {
    const { teacher, lead } = story;
    await teacher.says('hello');
    await teacher.presses('Raise a concern');
    await raisesConcern(teacher, 'AB 8');
    await lead.says('figures');
    await lead.pictures('80-figures');
    await lead.types('The cells', cells(90));
    await lead.presses('Go on');
    await lead.sees('Possible sessions: 90, new');
    await lead.sees('Missed by weekday: Mon 44 %');
    await lead.pictures('81-figures-preview');
    await lead.presses('Use these figures');
    await lead.sees('These cases have the figures now');
    await lead.pictures('82-figures-used');
    await lead.says('find AB 8');
    await lead.sees('AB 8');
    await lead.presses(`Open ${/R-\w{5}/.exec(await lead.text('AB 8'))?.[0] ?? ''}`);
    await lead.sees('Mon 44 %, Tue 6 %, Wed 0 %, Thu 6 %, Fri 33 %');
    await lead.pictures('83-figures-in-case');
  });
});
