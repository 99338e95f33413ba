// Runs in the page itself: the box that finds, and sections that open. Without it the sections open all the same.
{
  const find = document.getElementById('find');
  const left = document.getElementById('left');
  const sections = [...document.querySelectorAll('main details')];
  const holders = [...document.querySelectorAll('main .card, main .topic, main .group, main section')];
  const items = [...document.querySelectorAll('main article, main tbody tr')].map((element) => {
    const heading = element.closest('.topic, .group')?.querySelector('h3')?.textContent ?? '';
    return { element, text: `${element.textContent} ${heading}`.toLowerCase().replaceAll(/\s+/g, ' ') };
  });
  let openBefore;

  const search = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const finding = words.length > 0;
    if (finding) openBefore ??= sections.map(({ open }) => open);
    const found = items.filter(({ element, text }) => {
      element.hidden = !words.every((word) => text.includes(word));
      return !element.hidden;
    });
    for (const holder of holders) {
      const holds = items.some(({ element }) => !element.hidden && holder.contains(element));
      holder.hidden = finding && !holds;
    }
    document.body.classList.toggle('finding', finding);
    for (const [at, section] of sections.entries())
      section.open = finding || (openBefore?.[at] ?? section.open);
    if (!finding) openBefore = undefined;
    const { all, some, none } = left.dataset;
    const sentence = finding ? (found.length === 0 ? none : some) : all;
    left.textContent = sentence.replace('{left}', found.length).replace('{all}', items.length);
  };

  /** Opens what a link leads to, also when the search had hidden it. */
  const reveal = (hash) => {
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!target) return;
    if (target.closest('[hidden]')) {
      find.value = '';
      search();
    }
    for (const section of [target.closest('details'), target.querySelector('details')])
      if (section) section.open = true;
  };
  const openAll = (open) => {
    for (const section of sections) section.open = open;
  };

  find.addEventListener('input', search);
  document.getElementById('search').addEventListener('submit', (event) => event.preventDefault());
  document.getElementById('open-all').addEventListener('click', () => openAll(true));
  document.getElementById('close-all').addEventListener('click', () => openAll(false));
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) reveal(link.hash);
  });
  addEventListener('hashchange', () => reveal(location.hash));
  let openOnScreen = [];
  addEventListener('beforeprint', () => {
    openOnScreen = sections.map(({ open }) => open);
    openAll(true);
  });
  addEventListener('afterprint', () => {
    for (const [at, section] of sections.entries()) section.open = openOnScreen[at];
  });
  document.getElementById('search').hidden = false;
  search();
  if (location.hash) {
    reveal(location.hash);
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }
}
