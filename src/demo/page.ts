import { once } from 'node:events';
import { createServer } from 'node:http';
import { html, raw } from 'hono/html';
import type { DemoOptions } from './options.ts';
import { FIRST_STEPS } from './first-steps.ts';
import { fullName, INCLUSION_TEAM, SCHOOL } from './school.ts';
import { WINDOWS } from './windows.ts';

type Html = ReturnType<typeof html>;

/**
 * Serves one page with both windows, where a concern can be seen to arrive without opening another.
 * @param unconfigured no school is set up yet, and the page says how
 * @param signal ends it
 */
export async function servePage(
  ports: DemoOptions['ports'],
  unconfigured: boolean,
  signal: AbortSignal,
): Promise<void> {
  // The template returns a String object, and a promise only when given one.
  const drawn = `<!doctype html>\n${page(ports, unconfigured) as string}`;
  const server = createServer(({ url }, answer) => {
    const found = url === '/' || url?.startsWith('/?') === true;
    answer.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    answer.end(found ? drawn : 'There is only one page here: /');
  });
  signal.addEventListener('abort', () => {
    server.close();
    server.closeAllConnections();
  });
  server.listen(ports.page, '127.0.0.1');
  await once(server, 'listening');
}

function page(ports: DemoOptions['ports'], unconfigured: boolean): Html {
  const channel = INCLUSION_TEAM.channel.name;
  const teacher = `http://localhost:${ports.teacher}/`;
  const lead = `http://localhost:${ports.lead}/`;
  return html`<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Inclusion referrals: the demo</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Inclusion referrals: the demo</h1>
${unconfigured ? steps() : html`<p>${SCHOOL.name} and everybody in it are made up.</p>`}
<main>
${section('Teacher', 'teacher', new URL('/', teacher), unconfigured ? html`Once a school is set up, <kbd>hello</kbd> begins here.` : html`Press Raise a concern; <kbd>hello</kbd> brings this card again.`)}
${
  unconfigured
    ? section(
        'Inclusion lead',
        'lead',
        new URL('/', lead),
        html`Type <kbd>set up</kbd>. The channel ${channel} is behind &#9776;.`,
      )
    : section(
        'Inclusion lead',
        'lead',
        new URL(`/?open=${encodeURIComponent(channel)}`, lead),
        html`The concern arrives here, in the channel ${channel}. For the lead's own chat press &#9776; and choose Personal Chat, then type <kbd>hello</kbd>.`,
      )
}
</main>
</body>
</html>
`;
}

/** Folds away, to leave the height to the windows. */
function steps(): Html {
  return html`<details open><summary>No school is set up yet. Everybody here is made up. To set one up:</summary>
<ol>${FIRST_STEPS.map((step) => html`<li>${step}</li>`)}</ol></details>`;
}

function section(role: string, name: keyof typeof WINDOWS, alone: URL, text: Html): Html {
  const heading = `${role}: ${fullName(WINDOWS[name].person)}`;
  const framed = new URL(alone);
  framed.searchParams.set('framed', '');
  return html`<section aria-labelledby="${name}">
<h2 id="${name}">${heading}</h2>
<p>${text} <a href="${alone.href}" target="_blank" rel="noopener">${role}'s window alone</a></p>
<div><iframe title="${heading}, Teams window" src="${framed.href}"></iframe></div>
</section>`;
}

/** A playground's window needs 600 pixels; on a phone it is scaled down rather than cut off. */
const STYLE = raw(`
  * { box-sizing: border-box; }
  body { margin: 0; padding: 0.5rem; font: 1rem/1.4 "Segoe UI", system-ui, sans-serif; color: #242424; background: #f5f5f5; }
  h1 { margin: 0; font-size: 1.25rem; }
  h2 { margin: 0; font-size: 1.1rem; }
  ol { margin: 0 0 0.5rem; padding-left: 1.5rem; }
  p { margin: 0 0 0.5rem; }
  a { color: #0b57a4; }
  kbd { padding: 0 0.3em; border: 1px solid #8a8a8a; border-radius: 3px; background: #fff; font: inherit; }
  main { display: grid; grid-template-columns: 1fr 1fr; gap: 0.75rem; }
  section { display: flex; flex-direction: column; min-width: 0; min-height: 0; }
  div { flex: 1; min-height: 0; overflow: clip; border: 1px solid #8a8a8a; background: #fff; }
  iframe { width: 100%; height: 100%; border: 0; }
  @media (min-width: 1261px) {
    body { display: flex; flex-direction: column; height: 100vh; }
    main { flex: 1; min-height: 30rem; grid-template-rows: minmax(0, 1fr); }
  }
  @media (max-width: 1260px) {
    main { grid-template-columns: 1fr; }
    section { height: 46rem; }
  }
  @media (max-width: 640px) {
    iframe { width: 160%; height: 160%; transform: scale(0.625); transform-origin: 0 0; }
  }
`);
