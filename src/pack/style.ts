import { raw } from 'hono/html';

/** The look of a pack: a paper document, A4 with page numbers, that a screen shows as a sheet. */
export const style = raw(`
:root { --ink: #16202e; --soft: #55606f; --line: #ccd3dd; --band: #1f3a5f; --tint: #eef2f7; --warn: #8a2f17; }
* { box-sizing: border-box; }
body { margin: 0; background: #e7eaef; color: var(--ink); font: 15px/1.5 "Segoe UI", Arial, Helvetica, sans-serif; }
.sheet { max-width: 820px; margin: 32px auto; background: #fff; padding: 48px 56px 40px; box-shadow: 0 1px 6px rgba(20, 30, 50, .18); }
.marking { display: flex; justify-content: space-between; gap: 24px; margin: 0 0 28px; padding: 9px 14px; background: var(--tint); border-left: 4px solid var(--band); font-size: 13px; }
.marking b { white-space: nowrap; }
.school { margin: 0; color: var(--soft); font-size: 15px; }
h1 { font-size: 30px; line-height: 1.2; margin: 2px 0 6px; color: var(--band); }
.for { margin: 0 0 18px; color: var(--soft); }
h2 { font-size: 19px; color: var(--band); margin: 34px 0 10px; padding-bottom: 5px; border-bottom: 2px solid var(--band); }
h3 { font-size: 15px; margin: 20px 0 6px; }
p { margin: 6px 0; }
.note { color: var(--soft); font-size: 13px; }
.key { display: grid; grid-template-columns: repeat(4, 1fr); border: 1px solid var(--line); margin: 0; }
.key div { padding: 9px 14px; border-left: 1px solid var(--line); } .key div:first-child { border-left: 0; }
.key dt { font-size: 12px; color: var(--soft); } .key dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 4px 0 8px; }
th, td { text-align: left; vertical-align: top; padding: 7px 12px 7px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; white-space: pre-line; }
.columns td, .columns th { overflow-wrap: break-word; } th { font-weight: 600; width: 34%; } thead th { color: var(--soft); font-size: 12px; border-bottom: 1px solid var(--soft); width: auto; padding-bottom: 4px; }
caption { text-align: left; font-weight: 600; padding: 12px 0 4px; }
.unseen { position: absolute; width: 1px; height: 1px; margin: 0; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 8px; top: -60px; background: #fff; color: var(--band); padding: 10px 16px; border: 2px solid var(--band); } .skip:focus { top: 8px; }
a { color: var(--band); } a:focus-visible, section:focus-visible { outline: 3px solid var(--band); outline-offset: 3px; } section:focus { outline: 0; }
nav { margin: 26px 0 0; padding: 14px 18px 16px; background: var(--tint); } nav h2 { margin: 0 0 6px; padding: 0; border: 0; font-size: 16px; }
nav ol { margin: 0; padding-left: 26px; columns: 2; column-gap: 32px; } nav li { padding: 2px 0; break-inside: avoid; }
.number { display: inline-block; min-width: 26px; }
.wide { table-layout: fixed; font-size: 13px; } .wide .tag { font-size: inherit; } .wide th, .wide td { width: 16%; overflow-wrap: break-word; white-space: normal; } .wide th:first-child { width: 24%; }
.decision { border: 1px solid var(--line); border-top: 4px solid var(--band); padding: 14px 18px; }
.decision h3 { margin: 0 0 4px; font-size: 18px; } .decision blockquote + h3 { margin-top: 14px; font-size: 15px; } .decision blockquote { margin: 8px 0 0; white-space: pre-line; overflow-wrap: anywhere; }
blockquote { margin: 6px 0 8px 18px; } .words { white-space: pre-line; overflow-wrap: anywhere; }
.level { display: inline-block; background: var(--band); color: #fff; border-radius: 3px; padding: 1px 10px; font-weight: 600; }
.reason { border-left: 3px solid var(--line); padding: 0 0 0 14px; margin: 14px 0; }
.reason h3 { margin: 0 0 2px; } .reason ul { margin: 2px 0; padding-left: 18px; } .reason .basis { color: var(--soft); font-size: 12.5px; }
.tag { font-weight: 400; color: var(--soft); font-size: 13px; }
.none { color: var(--soft); font-style: italic; }
th.day { white-space: nowrap; width: 20%; }
.late { color: var(--warn); font-weight: 600; }
.said { margin: 10px 0; } .said b { display: block; font-size: 13px; color: var(--soft); } .said span { white-space: pre-line; overflow-wrap: anywhere; }
footer { margin-top: 40px; padding-top: 12px; border-top: 1px solid var(--line); color: var(--soft); font-size: 12px; }
@media (max-width: 640px) { nav ol { columns: 1; } nav li { padding: 5px 0; } .sheet { margin: 0; padding: 24px 18px; } .key { grid-template-columns: 1fr 1fr; } .key div:nth-child(3) { border-left: 0; } .marking { display: block; } .marking b { white-space: normal; } th { width: 42%; } .wide, .wide thead th { font-size: 12px; hyphens: auto; } th.day { white-space: normal; width: 26%; } .wide th, .wide td { padding-right: 4px; } .wide th:first-child { width: 20%; } }
@page { size: A4; margin: 18mm 17mm 20mm; }
@media print {
  body { background: #fff; font-size: 10pt; line-height: 1.4; }
  h1 { font-size: 20pt; } h2 { font-size: 13pt; margin-top: 18pt; } h3 { margin-top: 10pt; } .decision h3 { font-size: 12pt; }
  th, td { padding-top: 3pt; padding-bottom: 3pt; } .reason { margin: 8pt 0; } .marking { margin-bottom: 16pt; }
  .sheet { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  .skip { display: none; } nav { break-inside: avoid; padding: 0; margin-top: 14pt; background: none; } nav h2 { font-size: 11pt; } nav a { color: inherit; text-decoration: none; }
  h2, h3, h2 + .note, caption, thead { break-after: avoid; } h3 + *, caption + * { break-before: avoid; } tr, li, .reason, .decision, .said, .key, blockquote { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  .marking, .level { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`);

/** What a form adds: lines to write on, and boxes to tick. */
export const formStyle = raw(`
.blank { display: block; border-bottom: 1px solid var(--soft); height: 22px; margin: 4px 0 2px; }
.boxes { list-style: none; margin: 0; padding: 0; } .boxes li { padding-left: 24px; text-indent: -24px; break-inside: avoid; }
.boxes li > span:first-child { display: inline-block; width: 24px; text-indent: 0; }
td.list { white-space: normal; } td.list li { white-space: pre-line; } td ul:not(.boxes) { margin: 0; padding-left: 18px; }
@media print { .blank { height: 18pt; } }
`);

const MARGIN_LOOK = 'font: 9pt Arial, sans-serif; color: #55606f;';

/** What stands at the foot of every printed page: the pack it belongs to, and the page's number. */
export function printedFooter(text: string) {
  // Escaped letter by letter, because a reference may hold anything.
  const escaped = text.replaceAll(/[^\w ,.-]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `);
  return raw(
    `@page { @bottom-left { content: "${escaped}"; ${MARGIN_LOOK} } @bottom-right { content: "Page " counter(page) " of " counter(pages); ${MARGIN_LOOK} } }\n`,
  );
}
