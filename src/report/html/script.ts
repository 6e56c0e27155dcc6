/**
 * The page's one script: it filters the time line and opens the event that a link leads to. It reads
 * nothing but the page and writes no markup. Its text is fixed: the page's policy allows it by its hash.
 */
export const SCRIPT = `'use strict';
for (const section of document.querySelectorAll('.timeline')) {
  const filter = section.querySelector('.filter');
  const events = [...section.querySelectorAll('.events > li')];
  const words = events.map((event) => event.querySelector('summary').textContent.toLowerCase());
  const value = (name) => filter.querySelector('[data-filter=' + name + ']');
  const apply = () => {
    const column = value('column').value;
    const step = value('step').value;
    const text = value('text').value.trim().toLowerCase();
    const flow = value('flow').checked;
    let shown = 0;
    events.forEach((event, index) => {
      const fits = (!column || event.dataset.column === column) && (!step || event.dataset.step === step)
        && (!flow || event.dataset.flow) && (!text || words[index].includes(text));
      event.hidden = !fits;
      if (fits) shown++;
    });
    const output = filter.querySelector('output');
    output.textContent = output.dataset.text.replace('{shown}', shown).replace('{all}', events.length);
  };
  filter.addEventListener('input', apply);
  filter.hidden = false;
  apply();
}
const follow = () => {
  const target = document.getElementById(location.hash.slice(1));
  if (!target) return;
  for (let part = target; part; part = part.parentElement) {
    if (part.tagName === 'DETAILS') part.open = true;
    part.hidden = false;
  }
  target.scrollIntoView({ block: 'center' });
  const summary = target.querySelector('summary');
  if (summary) summary.focus({ preventScroll: true });
};
addEventListener('hashchange', follow);
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (link && link.getAttribute('href') === location.hash) follow();
});
addEventListener('beforeprint', () => {
  for (const part of document.querySelectorAll('details.cause')) part.open = true;
});
if (location.hash) follow();
`;

/** SHA-256 of SCRIPT for the Content-Security-Policy; a test computes it anew. */
export const SCRIPT_HASH = 'sha256-/TqEqHmpLZ172Kh52Hjm2ZSw2/gjaXgSKMwMpf5AO+A=';
