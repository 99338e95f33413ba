import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import type { SafeguardingContact } from '../../domain/school/settings.ts';
import { actionView, button, numberLines, plain } from '../parts.ts';
import { defineCard, render } from '../render.ts';

const stoppedCard = defineCard(
  'stopped',
  z.strictObject({
    title: z.string(),
    first: z.string(),
    steps: z.string(),
    also: z.string(),
    contact: z.string(),
    deputy: z.string(),
    hasDeputy: z.boolean(),
    kept: z.string(),
    actions: z.array(actionView),
  }),
);

/**
 * The danger card (G-01) or the DSL card (G-02, G-04): who to call, now, and what the bot does not do. Content from
 * KCSIE26, DSL-PRACTICE and NHS 111.
 */
export function drawStopped(
  reply: Extract<Reply, { show: 'stopped' }>,
  dsl: SafeguardingContact,
): AdaptiveCard {
  const { draftId } = reply;
  const steps = reply.danger
    ? [
        'Call 999 now.',
        'Then tell the designated safeguarding lead, in person or by phone.',
        'Stay with the pupil if it is safe to.',
      ]
    : [
        'Speak to the designated safeguarding lead now, in person or by phone.',
        "Record it in the school's own safeguarding system.",
        'Do not investigate, and do not promise to keep it secret.',
      ];
  const also = reply.danger
    ? 'For urgent mental health help when life is not at risk: NHS 111, mental health option, for all ages.'
    : 'If anyone is in immediate danger, call 999 first. Telling the DSL may not be all the law asks of you yourself.';
  return render(stoppedCard, {
    title: reply.danger ? 'Stop. Call 999 now' : 'Stop. Speak to the DSL now',
    first: 'This bot has told nobody. You need to speak to a person.',
    steps: numberLines(steps),
    also,
    contact: `${plain(dsl.name)}, designated safeguarding lead: ${plain(dsl.phone)}`,
    deputy: dsl.deputy
      ? `If you cannot reach them: ${plain(dsl.deputy.name)}, ${plain(dsl.deputy.phone)}`
      : '',
    hasDeputy: dsl.deputy !== undefined,
    kept:
      draftId === undefined
        ? 'Nothing about the pupil was kept or sent.'
        : 'Nothing was sent, and what you wrote in your own words was not kept. What you had ticked waits for seven days, unless you delete it.',
    actions: [
      ...(draftId === undefined
        ? [button('Back to the start', 'welcome')]
        : [
            button('I have told the DSL - go on', 'told-dsl', { d: draftId }),
            button('Delete the draft', 'delete', { d: draftId }),
          ]),
    ],
  });
}
