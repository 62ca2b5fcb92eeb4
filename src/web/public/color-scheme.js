// Sets the paper before the first paint, so that a dark page does not flash white.
(function () {
  var chosen = null;
  try {
    chosen = window.localStorage.getItem('hankesalkku.paper');
  } catch {
    // Storage is closed in some private windows; the system's setting is used then.
  }
  var dark =
    chosen === 'dark' || (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
