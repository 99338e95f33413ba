import { html } from 'hono/html';
import type { Html } from './parts.ts';
import { printedFooter, style } from './style.ts';

/**
 * A self-contained page to read and to print on A4. `printed` stands at the foot of each printed page; `skip` is the link
 * that leads a keyboard or screen reader to the first part (`#part-1`).
 */
export function wholePage(
  {
    title,
    printed,
    styles = [],
    skip,
  }: {
    readonly title: string;
    readonly printed: string;
    readonly styles?: readonly unknown[];
    readonly skip?: string;
  },
  sheet: Html,
): string {
  const page = html`<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${style}${styles}${printedFooter(printed)}</style>
</head>
<body>
${skip === undefined ? '' : html`<a class="skip" href="#part-1">${skip}</a>`}
<div class="sheet">
${sheet}
</div>
</body>
</html>
` as string;
  // The template returns a String object, and a promise only when given one.
  return `<!doctype html>\n${page}`;
}
