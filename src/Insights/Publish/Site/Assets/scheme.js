// Before anything is drawn: the colours that the reader chose here before, if any. A browser that keeps nothing refuses; then the system's hold.
try {
  const chosen = localStorage.getItem('scheme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.scheme = chosen;
} catch { /* nothing is kept */ }
