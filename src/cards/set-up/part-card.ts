import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { FilledField, SetUpReply } from '../../app/set-up/reply.ts';
import { PART_WORDS } from '../../words/set-up-parts.ts';
import { SET_UP_PART } from '../../words/set-up.ts';
import { actionView, bulletsOrLine, button, plain } from '../parts.ts';
import { defineCard, render } from '../render.ts';

const sentences = z.array(z.strictObject({ text: z.string() }));
const partCard = defineCard(
  'set-up-part',
  z.strictObject({
    /** Which school it is. */
    about: z.string(),
    title: z.string(),
    intro: z.string(),
    hasIntro: z.boolean(),
    problems: sentences,
    hasProblems: z.boolean(),
    notices: sentences,
    hasNotices: z.boolean(),
    sections: z.array(z.strictObject({ title: z.string(), text: z.string() })),
    fields: z.array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        value: z.string(),
        heading: z.string(),
        hasHeading: z.boolean(),
        problem: z.string(),
        hasProblem: z.boolean(),
        hint: z.string(),
        hasHint: z.boolean(),
        /** What somebody else has put there meanwhile. */
        now: z.string(),
        hasNow: z.boolean(),
        isText: z.boolean(),
        isLong: z.boolean(),
        isTime: z.boolean(),
        isDate: z.boolean(),
        isChoice: z.boolean(),
        options: z.array(z.strictObject({ id: z.string(), label: z.string() })),
      }),
    ),
    actions: z.array(actionView),
  }),
);
type View = z.input<typeof partCard.view>;

/** A part of a school's settings, to be filled in. */
export function drawPart({
  school,
  part,
  mark,
  fields,
  problems,
  notices,
}: Extract<SetUpReply, { readonly show: 'set-up-part' }>): AdaptiveCard {
  const { title, intro } = PART_WORDS[part];
  const hasWrong = problems.length > 0 || fields.some(({ problem }) => problem !== undefined);
  const ids = { school: school.id, part, mark };
  return drawForm({
    about: school.name,
    title,
    intro,
    problems: [...(hasWrong ? [SET_UP_PART.wrong] : []), ...problems],
    notices,
    fields,
    actions: [
      button(SET_UP_PART.save, 'set-up-save', ids, { style: 'positive' }),
      button(SET_UP_PART.back, 'set-up', { school: school.id }),
    ],
  });
}

/** A card of fields; sentences and what stands beside a field are shown literally. */
export function drawForm({
  about,
  title,
  intro,
  problems,
  notices,
  sections = [],
  fields,
  actions,
}: Pick<View, 'about' | 'title' | 'intro' | 'actions'> & {
  readonly problems: readonly string[];
  readonly notices: readonly string[];
  /** Headings, each with what is listed under it. */
  readonly sections?: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly fields: readonly FilledField[];
}): AdaptiveCard {
  return render(partCard, {
    about: plain(about),
    title,
    intro,
    hasIntro: intro !== '',
    problems: problems.map((text) => ({ text: plain(text) })),
    hasProblems: problems.length > 0,
    notices: notices.map((text) => ({ text: plain(text) })),
    hasNotices: notices.length > 0,
    sections: sections
      .filter(({ lines }) => lines.length > 0)
      .map((section) => ({ title: section.title, text: bulletsOrLine(section.lines.map(plain)) })),
    fields: fields.map(viewOf),
    actions,
  });
}

function viewOf({
  id,
  label,
  kind,
  value,
  heading,
  hint,
  problem,
  now,
  options = [],
}: FilledField): View['fields'][number] {
  const chosen = options.find((option) => option.id === now)?.label ?? now ?? '';
  return {
    id: `in-${id}`,
    label,
    value,
    heading: heading ?? '',
    hasHeading: heading !== undefined,
    problem: plain(problem ?? ''),
    hasProblem: problem !== undefined,
    hint: plain(hint ?? ''),
    hasHint: hint !== undefined,
    now: `${SET_UP_PART.now} ${chosen === '' ? SET_UP_PART.nothing : plain(chosen)}`,
    hasNow: now !== undefined,
    isText: kind === 'text' || kind === 'lines',
    isLong: kind === 'lines',
    isTime: kind === 'time',
    isDate: kind === 'date',
    isChoice: kind === 'choice',
    options: [...options],
  };
}
