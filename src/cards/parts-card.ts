import { z } from 'zod/v4';
import type { AdaptiveCard } from '../app/ports/messenger.ts';
import { actionView, pressView, type ActionView } from './parts.ts';
import { defineCard, render } from './render.ts';

const fieldView = z.strictObject({
  id: z.string(),
  label: z.string(),
  value: z.string(),
  placeholder: z.string(),
  problem: z.string(),
  hasProblem: z.boolean(),
  help: z.string(),
  hasHelp: z.boolean(),
  isText: z.boolean(),
  isLong: z.boolean(),
  isDate: z.boolean(),
  isChoice: z.boolean(),
  isMulti: z.boolean(),
  style: z.enum(['expanded', 'compact', 'filtered']),
  options: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  actions: z.array(actionView),
  hasActions: z.boolean(),
});

const partsCard = defineCard(
  'parts',
  z.strictObject({
    above: z.string(),
    title: z.string(),
    notice: z.string(),
    hasNotice: z.boolean(),
    problem: z.string(),
    hasProblem: z.boolean(),
    paragraphs: z.array(z.strictObject({ text: z.string() })),
    groups: z.array(
      z.strictObject({
        heading: z.string(),
        text: z.string(),
        hasText: z.boolean(),
        actions: z.array(actionView),
        hasActions: z.boolean(),
      }),
    ),
    fields: z.array(fieldView),
    rows: z.array(pressView.extend({ name: z.string(), line: z.string() })),
    page: z.string(),
    hasPage: z.boolean(),
    actions: z.array(actionView),
  }),
);
type Row = z.input<typeof partsCard.view>['rows'][number];

/** Pasted cells that go back on a card when something is wrong with them, in characters; more would not fit. */
const MOST_PASTED = 8000;

/** What one field of a form is, as far as it differs from an empty text. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly problem?: string | undefined;
  readonly help?: string;
  readonly isLong?: boolean;
  readonly isDate?: boolean;
  readonly options?: readonly { readonly id: string; readonly label: string }[];
  readonly isMulti?: boolean;
  readonly style?: z.input<typeof fieldView>['style'];
  /** Buttons that belong to this field alone. */
  readonly actions?: readonly ActionView[];
}

/** The box into which cells are pasted: with what was typed, or, where that is too long for a card, with a request to paste again. */
export function pasteField(
  id: string,
  words: { readonly box: string; readonly placeholder: string; readonly pasteAgain: string },
  typed: string,
  problem: string | undefined,
): Field {
  const isTooLong = typed.length > MOST_PASTED;
  return {
    id,
    label: words.box,
    value: isTooLong ? '' : typed,
    placeholder: words.placeholder,
    isLong: true,
    problem,
    ...(isTooLong ? { help: words.pasteAgain } : {}),
  };
}

/** A choice of the heading under which something stands in a table. */
export function columnField(
  column: string,
  label: string,
  {
    headings,
    chosen,
    none,
  }: { readonly headings: readonly string[]; readonly chosen: string | undefined; readonly none: string },
): Field {
  return {
    id: `column-${column}`,
    label,
    value: chosen ?? '',
    placeholder: none,
    style: 'compact',
    options: headings.map((heading) => ({ id: heading, label: heading })),
  };
}

/** A heading with what stands under it. */
export interface Group {
  readonly heading: string;
  readonly text?: string;
  readonly actions?: readonly ActionView[];
}

/** A card of the usual parts: what is said, then groups, fields, rows to press, and buttons. */
export function drawParts({
  above,
  title,
  notice = '',
  problem = '',
  paragraphs = [],
  groups = [],
  fields = [],
  rows = [],
  page = '',
  actions = [],
}: {
  readonly above: string;
  readonly title: string;
  readonly notice?: string;
  readonly problem?: string;
  readonly paragraphs?: readonly string[];
  readonly groups?: readonly Group[];
  readonly fields?: readonly Field[];
  readonly rows?: readonly Row[];
  readonly page?: string;
  readonly actions?: readonly ActionView[];
}): AdaptiveCard {
  return render(partsCard, {
    above,
    title,
    notice,
    hasNotice: notice !== '',
    problem,
    hasProblem: problem !== '',
    paragraphs: paragraphs.map((text) => ({ text })),
    groups: groups.map(({ heading, text = '', actions: buttons = [] }) => ({
      heading,
      text,
      hasText: text !== '',
      actions: [...buttons],
      hasActions: buttons.length > 0,
    })),
    fields: fields.map(fieldOf),
    rows: [...rows],
    page,
    hasPage: page !== '',
    actions: [...actions],
  });
}

function fieldOf(field: Field): z.input<typeof fieldView> {
  const { problem = '', help = '', options = [], actions = [] } = field;
  const isChoice = field.options !== undefined;
  return {
    id: field.id,
    label: field.label,
    value: field.value ?? '',
    placeholder: field.placeholder ?? '',
    problem,
    hasProblem: problem !== '',
    help,
    hasHelp: help !== '',
    isText: !isChoice && field.isDate !== true,
    isLong: field.isLong === true,
    isDate: field.isDate === true,
    isChoice,
    isMulti: field.isMulti === true,
    style: field.style ?? 'expanded',
    options: [...options],
    actions: [...actions],
    hasActions: actions.length > 0,
  };
}
