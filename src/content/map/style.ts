import { raw } from 'hono/html';

/** The look of the page: calm, wide enough for a screen, and fit to print. */
export const style = raw(`
:root { --ink: #1d2433; --soft: #5b6475; --line: #d9dee8; --paper: #ffffff; --page: #f4f6fa; --link: #1f4fa3;
  --stop: #8a1c1c; --urgent: #a3341f; --priority: #9a5b00; --targeted: #1f5f8b; --watch: #3d6b3d; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--page); font: 16px/1.5 system-ui, "Segoe UI", sans-serif; }
header, main, nav, .key, #search { max-width: 1192px; margin: 0 auto; } header { padding-top: 24px; } main { padding: 24px 0; }
@media (max-width: 1240px) { body { padding: 0 24px; } }
h1 { font-size: 32px; line-height: 1.2; margin: 8px 0; }
h2 { font-size: 24px; margin: 0; }
main section { border-top: 2px solid var(--ink); } main section:last-child { border-bottom: 2px solid var(--ink); }
summary { cursor: pointer; padding: 14px 4px; } summary h2 { display: inline; } .count { color: var(--soft); margin-left: 8px; }
details[open] { padding-bottom: 32px; } summary:focus-visible, a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; } main:focus { outline: 0; }
[hidden] { display: none !important; } .finding .arrow, .finding nav, .finding .key { display: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 8px; top: -60px; background: var(--paper); padding: 10px 16px; border: 2px solid var(--link); } .skip:focus { top: 8px; }
#search { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; padding: 12px 14px; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
#search label { font-weight: 600; } #search input { flex: 1 1 260px; font: inherit; padding: 6px 10px; border: 1px solid var(--soft); border-radius: 4px; } #search button { font: inherit; padding: 6px 12px; border: 1px solid var(--soft); border-radius: 4px; background: var(--page); color: var(--ink); cursor: pointer; }
#left { flex: 1 0 100%; margin: 0; color: var(--soft); font-size: 14px; } ::placeholder { color: var(--soft); opacity: 1; }
h3 { font-size: 18px; margin: 0 0 4px; }
h4 { font-size: 15px; margin: 0 0 4px; }
p { margin: 4px 0; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 2px; }
small, .source, .form, .roles, .card-name { color: var(--soft); font-size: 13px; }
.lead, .who { color: var(--soft); max-width: 75ch; margin-bottom: 16px; }
nav { padding: 20px 0; } nav h2 { font-size: 18px; } nav ol { list-style: none; margin: 6px 0; padding: 0; columns: 3; column-gap: 28px; } nav li { padding: 3px 0; break-inside: avoid; }
.key { font-size: 14px; color: var(--soft); }
.flow { list-style: none; margin: 20px 0; padding: 0; display: grid; grid-template-columns: repeat(4, 1fr); gap: 16px 30px; counter-reset: way; }
.flow li { position: relative; background: var(--ink); color: #fff; border-radius: 8px; padding: 12px; font-size: 13px; line-height: 1.35; }
.flow li a { color: inherit; text-decoration: none; }
.flow b { display: block; font-size: 15px; margin-bottom: 2px; } .flow li { counter-increment: way; } .flow b::before { content: counter(way) ". "; }
.flow li:not(:nth-child(4n + 1))::before { content: "\\2192"; position: absolute; left: -25px; top: 50%; transform: translateY(-50%); color: var(--ink); font-size: 20px; }
.topic { display: grid; grid-template-columns: 190px 1fr; gap: 20px; padding: 20px 0; border-bottom: 1px solid var(--line); }
.cards { display: flex; align-items: stretch; gap: 0; }
.card { flex: 1 1 0; min-width: 0; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 8px 14px 14px; }
.arrow { flex: 0 0 34px; position: relative; }
.arrow::after { content: "\\2192"; position: absolute; left: 6px; top: 24px; font-size: 20px; color: var(--soft); }
.question { padding: 12px 0; border-top: 1px solid var(--line); }
.card-name + .question { border-top: 0; padding-top: 2px; }
.wording { font-size: 15px; }
.when { font-size: 13.5px; color: var(--ink); background: #eef3fb; border-left: 3px solid #9db7e0; padding: 4px 8px; border-radius: 0 4px 4px 0; }
.id { font: 600 12px/1 ui-monospace, Consolas, monospace; color: var(--soft); letter-spacing: .02em; }
.lock { font-size: 11px; font-weight: 600; color: #6b2c78; border: 1px solid #c9a3d2; border-radius: 4px; padding: 0 5px; white-space: nowrap; }
.answers { font-size: 13.5px; line-height: 1.45; } .answers span { color: var(--soft); }
ul { margin: 4px 0; padding-left: 20px; }
.feeds { margin-top: 6px; } .feeds p { display: flex; flex-wrap: wrap; gap: 4px; align-items: center; }
.to { font-size: 12px; color: var(--soft); min-width: 46px; }
.chip { display: inline-block; font: 600 12px/1.5 ui-monospace, Consolas, monospace; padding: 1px 6px; border-radius: 4px; border: 1px solid transparent; text-decoration: none; white-space: nowrap; }
.chip.rule { background: #e3edf9; color: #1b4379; } .chip.rule.through { background: #fff; border-color: #bcd0ea; }
.chip.block { background: #fbe9e4; color: #8a2f17; } .chip.model { background: #e6f2e8; color: #22592b; } .chip.question { background: #eceef2; color: var(--ink); }
.chip:hover, .chip:focus { outline: 2px solid currentColor; }
.rules { display: grid; grid-template-columns: repeat(auto-fill, minmax(370px, 1fr)); gap: 14px; align-items: start; margin: 8px 0 28px; }
.rule-box { background: var(--paper); border: 1px solid var(--line); border-left: 5px solid #aab3c4; border-radius: 8px; padding: 12px 14px; font-size: 14.5px; }
.rule-box.stop { border-left-color: var(--stop); } .rule-box.urgent { border-left-color: var(--urgent); } .rule-box.priority { border-left-color: #b8740f; }
.rule-box.targeted { border-left-color: #3f86b8; } .rule-box.watch { border-left-color: #5f955f; }
.level { font-size: 12px; font-weight: 600; border-radius: 10px; padding: 1px 8px; background: #eceef2; color: var(--soft); white-space: nowrap; }
.stop .level, .ask .level { background: #f7e1e1; color: var(--stop); } .urgent .level { background: #fbe6df; color: var(--urgent); } .priority .level { background: #fbefd9; color: var(--priority); }
.targeted .level { background: #e1eef7; color: var(--targeted); } .watch .level { background: #e6f2e6; color: var(--watch); }
.duty { border-left: 3px solid var(--urgent); padding-left: 8px; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; background: var(--paper); font-size: 14.5px; }
th, td { text-align: left; vertical-align: top; padding: 8px 12px; border: 1px solid var(--line); } thead th { background: #e9edf4; }
:target { outline: 3px solid #f2b632; outline-offset: 3px; }
@media (min-width: 901px) { #search { position: sticky; top: 0; z-index: 1; } :target { scroll-margin-top: 110px; } }
@media screen and (max-width: 900px) { body { padding: 0 16px; } nav ol { columns: 1; } nav li { padding: 6px 0; } .topic { grid-template-columns: 1fr; } .cards { flex-direction: column; } .arrow { flex-basis: 30px; } .arrow::after { content: "\\2193"; left: 20px; top: 0; } .flow { grid-template-columns: 1fr; gap: 24px; } .flow li:not(:first-child)::before { content: "\\2193"; position: absolute; left: 12px; top: -13px; transform: translateY(-50%); color: var(--ink); font-size: 20px; } .rules { grid-template-columns: 1fr; } }
@page { size: A4; margin: 15mm 14mm 18mm; @bottom-left { content: "What the triage bot asks, and what follows from it"; font: 9pt Arial, sans-serif; } @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt Arial, sans-serif; } }
@media print { body { background: #fff; padding: 0; } p, li, td, th, .wording, .rule-box, table { font-size: 9pt; line-height: 1.35; } small, .source, .form, .roles, .card-name, .id, .chip { font-size: 8pt; } #search, .skip, summary::marker { display: none; } nav ol { columns: 2; } h2, h3, h4, summary, .who, .topic-head, thead { break-after: avoid; } main section:not(:first-child) { break-before: page; border: 0; } .question, .rule-box, tr, .flow li { break-inside: avoid; } .topic { display: block; } .cards { display: block; } .arrow { display: none; } .card { border: 0; padding: 0; } .card, .rules { display: block; columns: 2; column-gap: 18pt; } .card-name, .card-name + .question { break-after: avoid; } .rule-box { margin-bottom: 8pt; } .flow li, .level, .chip { print-color-adjust: exact; -webkit-print-color-adjust: exact; } .scroll { overflow: visible; } }
`);
