import type { DrawSchools } from '../app/front-desk.ts';
import {
  FILE_AGAIN,
  fileGoesThere,
  WHICH_SCHOOL,
  WHICH_SCHOOL_SUMMARY,
  WHICH_SCHOOL_WHY,
} from '../words/schools.ts';
import { changeButtons } from './buttons.ts';
import { messageCard } from './forms/message-card.ts';
import { button, plain, stopButton } from './parts.ts';
import { render } from './render.ts';

/** What people of several schools are shown around their schools' own cards. */
export const drawSchools: DrawSchools = {
  which: (schools, carried) => ({
    card: render(messageCard, {
      title: WHICH_SCHOOL,
      paragraphs: [
        { text: WHICH_SCHOOL_WHY },
        ...(carried.fileName === undefined ? [] : [{ text: fileGoesThere(plain(carried.fileName)) }]),
        ...(carried.sent === 'too-much' ? [{ text: FILE_AGAIN }] : []),
      ],
      facts: [],
      hasFacts: false,
      actions: [
        ...schools.map(({ id, name }) => button(name, 'choose-school', { school: id, ...carried })),
        stopButton(),
      ],
    }),
    summary: WHICH_SCHOOL_SUMMARY,
  }),
  marked: (card, { id, name }) => {
    const carrying = changeButtons(card, (action) => ({
      ...action,
      data: { ...(action['data'] as object | undefined), school: id },
    })) as { body?: unknown[] };
    return { ...carrying, body: [nameLine(name), ...(carrying.body ?? [])] };
  },
  together: ([first = {}, ...rest]) => ({
    ...first,
    body: [first, ...rest].flatMap(({ body }) => (Array.isArray(body) ? body : [])),
    actions: [first, ...rest].flatMap(({ actions }) => (Array.isArray(actions) ? actions : [])),
  }),
};

function nameLine(name: string): object {
  return {
    type: 'TextBlock',
    text: plain(name),
    size: 'small',
    weight: 'bolder',
    isSubtle: true,
    wrap: true,
  };
}
