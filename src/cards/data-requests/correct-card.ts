import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { LEADS_REASONS } from '../../domain/case/pupil-reference.ts';
import { describeYear } from '../../words/cases.ts';
import { DATA_WORDS, inList } from '../../words/data-requests.ts';
import { CORRECT_CARD, LEFT_IN_TEAMS, REASONS_TO_CORRECT } from '../../words/pupil-correction.ts';
import { button, plain, type Drawing } from '../parts.ts';
import { drawDataCard } from './data-card.ts';
import type { ShownData } from './draw.ts';

/** The right reference for a pupil's cases, and why; where it is in use, whether that is the same pupil. */
export function drawDataCorrect(
  {
    pupil,
    cases,
    to = '',
    why = '',
    problem = '',
    whyProblem = '',
    together = [],
  }: ShownData<'data-correct'>,
  drawing: Drawing,
): AdaptiveCard {
  const { settings } = drawing;
  const asksTogether = together.length > 0;
  const ids = {
    pupil,
    cases: cases.join(','),
    together: together.map(({ reference }) => reference).join(','),
  };
  return drawDataCard(
    { settings },
    {
      title: `${CORRECT_CARD.title} · ${DATA_WORDS.pupil.title(plain(pupil))}`,
      paragraphs: [CORRECT_CARD.what(inList(cases)), LEFT_IN_TEAMS],
      groups: asksTogether
        ? [
            {
              heading: CORRECT_CARD.inUse(plain(to)),
              text: CORRECT_CARD.isSame(
                inList(
                  together.map((each) => DATA_WORDS.pupil.case(each.reference, describeYear(each, drawing))),
                ),
              ),
            },
          ]
        : [],
      fields: [
        {
          id: 'to',
          label: CORRECT_CARD.to,
          value: to,
          placeholder: settings.pupilReference?.example ?? DATA_WORDS.home.placeholder,
          problem: plain(problem),
        },
        {
          id: 'why',
          label: CORRECT_CARD.why,
          value: why,
          options: LEADS_REASONS.map((id) => ({ id, label: REASONS_TO_CORRECT[id] })),
          problem: plain(whyProblem),
        },
      ],
      actions: [
        button(asksTogether ? CORRECT_CARD.together : CORRECT_CARD.send, 'data-send-correct', ids, {
          style: 'positive',
        }),
        button(DATA_WORDS.pupil.back, 'data-pupil', { pupil }),
      ],
    },
  );
}
