import type { DrawSchools } from '../app/front-desk.ts';
import type { AdaptiveCard } from '../app/ports/messenger.ts';
import { WHICH_SCHOOL, WHICH_SCHOOL_SUMMARY, WHICH_SCHOOL_WHY } from '../words/schools.ts';
import { messageCard } from './forms/message-card.ts';
import { button, plain, stopButton } from './parts.ts';
import { render } from './render.ts';

/** What people of several schools are shown around their schools' own cards. */
export const drawSchools: DrawSchools = {
  which: (schools, text) => ({
    card: render(messageCard, {
      title: WHICH_SCHOOL,
      paragraphs: [{ text: WHICH_SCHOOL_WHY }],
      facts: [],
      hasFacts: false,
      actions: [
        ...schools.map(({ id, name }) => button(name, 'choose-school', { school: id, text })),
        stopButton(),
      ],
    }),
    summary: WHICH_SCHOOL_SUMMARY,
  }),
  marked: (card, { id, name }) => {
    const carrying = carrySchool(card, id) as { body?: unknown[] };
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

/** The card with the school's id on every button, those for old clients included. */
export function carrySchool(card: AdaptiveCard, school: string): AdaptiveCard {
  return carry(card, school) as AdaptiveCard;
}

function carry(node: unknown, school: string): unknown {
  if (Array.isArray(node)) return node.map((each) => carry(each, school));
  if (typeof node !== 'object' || node === null) return node;
  const item = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, key === 'data' ? value : carry(value, school)]),
  );
  const { type, data } = item;
  return type === 'Action.Execute' || type === 'Action.Submit'
    ? { ...item, data: { ...(data as object | undefined), school } }
    : item;
}
