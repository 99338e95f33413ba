/**
 * A script added to a playground's window, which has no settings for this. Undefined to leave the window as it is.
 * - `/?open=NAME` opens the channel of that name, by choosing it from the list as a person would.
 * - `/?framed` hides what is for developers, so that a window of half a screen shows whole cards.
 */
export function scriptFor({ pathname, searchParams }: URL): string | undefined {
  const channel = searchParams.get('open');
  const framed = searchParams.has('framed');
  if (pathname !== '/' || (channel === null && !framed)) return undefined;
  return [
    framed ? FRAMED : '',
    framed ? clickOnce(`document.querySelector('button[title="Hide log panel"]')`) : '',
    channel === null ? '' : clickOnce(treeItem(channel)),
  ].join('\n');
}

const FRAMED = '<style>[role=toolbar] { display: none !important; }</style>';

/** In the list it is called "TEAM - CHANNEL" or just by its name. */
function treeItem(channel: string): string {
  // Escaped: no name can end the script.
  const name = JSON.stringify(channel).replaceAll('<', '\\u003c');
  return `[...document.querySelectorAll('[role=treeitem]')].find((item) =>
    [item.getAttribute('aria-label') ?? '', item.textContent].some((text) => text.trim().split(' - ').at(-1) === ${name}))`;
}

/** Clicks an element once it is there and the window has told the bot that its own chat is open. */
function clickOnce(what: string): string {
  return `<script>{
  const looking = setInterval(() => {
    const found = ${what};
    if (!found) return;
    clearInterval(looking);
    setTimeout(() => found.click(), 500);
  }, 100);
}</script>`;
}
