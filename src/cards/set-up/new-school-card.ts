import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { SetUpReply } from '../../app/set-up/reply.ts';
import { NEW_SCHOOL, SET_UP_HOME, SET_UP_PART } from '../../words/set-up.ts';
import { button } from '../parts.ts';
import { drawForm } from './part-card.ts';

/** A school that is not set up yet: its name. */
export function drawNew({ fields }: Extract<SetUpReply, { readonly show: 'set-up-new' }>): AdaptiveCard {
  return drawForm({
    about: SET_UP_HOME.title,
    title: SET_UP_HOME.add,
    intro: NEW_SCHOOL.intro,
    problems: fields.some(({ problem }) => problem !== undefined) ? [SET_UP_PART.wrong] : [],
    notices: [],
    fields,
    actions: [
      button(NEW_SCHOOL.add, 'set-up-add', {}, { style: 'positive' }),
      button(SET_UP_PART.back, 'set-up'),
    ],
  });
}
