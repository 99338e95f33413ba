import type { MyDatesReply, MyDay } from '../../app/dates/my-dates.ts';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { can } from '../../domain/people/roles.ts';
import { describeCaseDay } from '../../words/case-days.ts';
import { inShort } from '../../words/meetings.ts';
import { describePage } from '../../words/lists.ts';
import { aboutCase } from '../about.ts';
import { listCard } from '../forms/welcome-card.ts';
import { button, pageButtons, plain, stopButton, type Drawing } from '../parts.ts';
import { render } from '../render.ts';
import { openedFrom } from '../way-back.ts';

/** The days that are somebody's own, soonest first: what they agreed to do has "Done". */
export function drawMyDates(reply: MyDatesReply, drawing: Drawing): AdaptiveCard {
  const { days, notice, page, pages } = reply;
  const none = days.length === 0;
  return render(listCard, {
    title: none ? 'No day waits for you' : 'Your dates',
    paragraphs: [
      ...(notice === undefined ? [] : [{ text: plain(notice) }]),
      {
        text: none
          ? 'Reviews, panels and what you agree to do at a meeting stand here, and I remind you of each in time.'
          : 'Reviews, panels and what you agreed to do, soonest first. To come back here, type "my dates".',
      },
      ...(pages > 1 ? [{ text: describePage({ page, pages }) }] : []),
    ],
    items: days.map((each) => itemOf(each, reply, drawing)),
    actions: [
      ...pageButtons(reply, 'my-dates'),
      ...(none ? [] : [button('Get them for my calendar', 'dates-file')]),
      button('Back to the start', 'welcome'),
      stopButton(),
    ],
  });
}

function itemOf({ day, referral }: MyDay, { days, reader, page }: MyDatesReply, drawing: Drawing) {
  const reads = can(reader, 'reads-cases');
  const isKeyAdult = referral.plan?.keyAdult.id === reader.id;
  const { reference, id: r } = referral;
  const back = openedFrom({ list: 'my-dates', page });
  const { agreed } = day;
  // Buttons of one card are told apart by their words.
  const isOnly = days.filter((each) => each.day.agreed).length === 1;
  return {
    // Whoever agreed to do something need not know whom it is about.
    title: reads || isKeyAdult ? aboutCase(referral, drawing) : reference,
    line: plain(describeCaseDay(day, drawing.today)),
    actions: [
      ...(agreed
        ? [
            button(
              isOnly ? 'Done' : `Done: ${inShort(agreed.action.text)}`,
              'do-action',
              { r, meeting: agreed.meeting.id, done: agreed.action.id },
              { style: 'positive' },
            ),
          ]
        : []),
      ...(reads
        ? [button(`Open ${reference}`, 'details', { r, view: 'summary', ...back })]
        : isKeyAdult
          ? [button(`Open ${reference}`, 'plan-summary', { r, ...back })]
          : []),
    ],
  };
}
