// Keys for maintainers: each element that a key reaches says so itself (data-key). Everything works without a script, too.
(() => {
  const help = document.getElementById('keys');
  if (help) help.hidden = false;
  const isTyping = element => element.matches('input:not([type=checkbox]), textarea, select') || element.isContentEditable;
  const links = [...document.querySelectorAll('.queue a.q')];

  function move(step) {
    const here = links.indexOf(document.activeElement);
    links[Math.min(Math.max(here + step, 0), links.length - 1)]?.focus();
  }

  function reach(element) {
    if (element.matches('summary')) {
      element.parentElement.open = true;
      element.parentElement.querySelector('textarea, select, input:not([type=hidden])')?.focus();
    } else if (element.matches('input')) {
      element.focus();
    } else {
      element.click();
    }
  }

  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key === 'Escape') { document.activeElement.closest('details')?.querySelector('summary').focus(); return; }
    if (isTyping(document.activeElement)) return;
    const target = [...document.querySelectorAll('[data-key]')].find(element => element.dataset.key === event.key);
    if (target) {
      event.preventDefault();
      reach(target);
    } else if (links.length > 0 && (event.key === 'j' || event.key === 'k')) {
      move(event.key === 'j' ? 1 : -1);
    }
  });

  // One decision at a time: a second press finds the button off.
  addEventListener('submit', event => setTimeout(() => event.target.querySelectorAll('button').forEach(button => { button.disabled = true; })));
})();
