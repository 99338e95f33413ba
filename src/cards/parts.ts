import { z } from 'zod/v4';
import type { Paged } from '../app/pages.ts';
import type { Content } from '../domain/content/content.ts';
import type { SafeguardingContact, SchoolSettings } from '../domain/school/settings.ts';

/** What a case is drawn with. */
export interface Drawing {
  readonly content: Content;
  readonly settings: SchoolSettings;
  /** `YYYY-MM-DD` in London. */
  readonly today: string;
}

/** A button. `data` holds ids only; it repeats the verb for old clients that send Action.Submit. */
export const actionView = z.strictObject({
  title: z.string().min(1),
  verb: z.string().min(1),
  data: z.record(z.string(), z.string()),
  style: z.enum(['default', 'positive', 'destructive']),
  mode: z.enum(['primary', 'secondary']),
});
export type ActionView = z.infer<typeof actionView>;

interface Look {
  readonly style?: ActionView['style'];
  readonly hidden?: boolean;
}

/** A button with this wording, verb and ids. `hidden` puts it behind "...". */
export function button(
  title: string,
  verb: string,
  ids: Record<string, string> = {},
  look: Look = {},
): ActionView {
  return {
    title,
    verb,
    data: { ...ids, verb },
    style: look.style ?? 'default',
    mode: look.hidden ? 'secondary' : 'primary',
  };
}

/** What a row or line that is pressed as a whole carries. */
export const pressView = actionView.pick({ title: true, verb: true, data: true });

/** The press of a row or line; its title is what a screen reader says. */
export function press(title: string, verb: string, ids: Record<string, string>): z.infer<typeof pressView> {
  return { title, verb, data: { ...ids, verb } };
}

/** Stop - safeguarding: on every card, always visible. */
export function stopButton(draftId?: string): ActionView {
  return button('Stop - safeguarding', 'stop', draftId === undefined ? {} : { d: draftId }, {
    style: 'destructive',
  });
}

/** The buttons to the pages before and after this one. */
export function pageButtons(
  { page, pages }: Paged,
  verb: string,
  ids: Record<string, string> = {},
): ActionView[] {
  const to = (title: string, at: number) => button(title, verb, { ...ids, page: String(at) });
  return [
    ...(page < pages ? [to('Next page', page + 1)] : []),
    ...(page > 1 ? [to('Previous page', page - 1)] : []),
  ];
}

/** A heading and rows of labels and values; answers are shown literally. */
export const topicView = z.strictObject({
  title: z.string(),
  rows: z.array(z.strictObject({ label: z.string(), answer: z.string() })),
});
export type TopicView = z.infer<typeof topicView>;

/** A label and its value, for lists of facts. */
export const factView = z.strictObject({ title: z.string(), value: z.string() });

/** Whom to speak to, in one line. */
export function dslLine(dsl: SafeguardingContact): string {
  const deputy = dsl.deputy ? `, or ${dsl.deputy.name} on ${dsl.deputy.phone}` : '';
  return `${dsl.name} (designated safeguarding lead) on ${dsl.phone}${deputy}`;
}

/** What there is, in one line. */
export function inOneLine(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

/** Escapes Markdown in the school's words and picked options, which Teams would format. */
export function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>~]/g, (mark) => `\\${mark}`);
}

/**
 * Lines as one list: a text element each would be read out as a list of one. Teams takes the carriage return as a new
 * list item.
 */
export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\r');
}

/** Lines as one list; a single line as a sentence. */
export function bulletsOrLine(lines: readonly string[]): string {
  return lines.length === 1 ? (lines[0] ?? '') : bullets(lines);
}

/** Lines as one numbered list, which begins at `from`. */
export function numberLines(lines: readonly string[], from = 1): string {
  return lines.map((line, index) => `${index + from}. ${line}`).join('\r');
}

/** The first of these lines; if there are more, the last line says how many, and where they are unless a button does. */
export function atMost(lines: readonly string[], most: number, where?: string): readonly string[] {
  const left = lines.length - most;
  const more = where === undefined ? '' : `: ${where}`;
  return left > 0 ? [...lines.slice(0, most), `and ${left} more${more}`] : lines;
}
