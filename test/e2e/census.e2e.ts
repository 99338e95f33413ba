import { useStory } from './demo-in-browser.ts';

describe('The school census', () => {
  const story = useStory({ args: ['--sample'], firstLogged: /"deliveryKind":"reminder"/ });

  it('has the placements of the next census day on a card, or of the last one', async () => {
    const { lead } = story;
    await lead.says('census');
    await lead.sees('School census: placements at providers');
    await lead.sees('By the plans of today');
    await lead.pictures('76-census');
    await lead.picks('Census day', 'Thu 1 Oct 2026');
    await lead.presses('Show this day');
    await lead.sees('On Thu 1 Oct 2026');
    await lead.pictures('77-census-last');
  });
});
