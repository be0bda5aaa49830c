// Colours, search as you type, and the keyboard. Everything else works without a script.
(() => {
  const find = id => document.getElementById(id);
  const root = document.documentElement;

  const scheme = find('scheme');
  scheme.hidden = false;
  scheme.addEventListener('click', () => {
    const isDark = (root.dataset.scheme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
    root.dataset.scheme = isDark ? 'light' : 'dark';
    try { localStorage.setItem('scheme', root.dataset.scheme); } catch { /* nothing is kept */ }
  });

  const search = find('search');
  if (!search) return;
  const found = find('found');
  const entries = [...document.querySelectorAll('details.entry')];
  const sections = [...document.querySelectorAll('section.theme')];
  const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  let texts = null;

  function filter() {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    texts ??= entries.map(entry => plain(entry.textContent));
    let matching = 0;
    entries.forEach((entry, place) => {
      entry.hidden = !words.every(word => texts[place].includes(word));
      matching += entry.hidden ? 0 : 1;
    });
    sections.forEach(section => { section.hidden = !section.querySelector('details.entry:not([hidden])'); });
    document.body.classList.toggle('searching', words.length > 0);
    found.textContent = words.length === 0 ? '' : matching === 0 ? 'No entry has these words.' : `${matching} of ${entries.length} entries`;
  }

  search.addEventListener('input', filter);
  if (search.value) filter();

  const isTyping = element => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element.isContentEditable;
  const open = () => entries.filter(entry => !entry.hidden);

  function move(step) {
    const shown = open();
    const here = shown.findIndex(entry => entry.contains(document.activeElement));
    const next = shown[Math.min(Math.max(here + step, 0), shown.length - 1)];
    next?.querySelector('summary').focus();
  }

  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && document.activeElement === search) { search.value = ''; filter(); return; }
    if (event.key === 'ArrowDown' && document.activeElement === search) { event.preventDefault(); move(1); return; }
    if (isTyping(document.activeElement)) return;
    if (event.key === '/') { event.preventDefault(); search.focus(); search.select(); }
    if (event.key === 'j') move(1);
    if (event.key === 'k') move(-1);
  });

  // A link to an entry opens it.
  function openTarget() {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    const entry = target?.closest('details.entry');
    if (!entry) return;
    entry.open = true;
    entry.scrollIntoView();
    entry.querySelector('summary').focus({ preventScroll: true });
  }

  addEventListener('hashchange', openTarget);
  openTarget();
})();
