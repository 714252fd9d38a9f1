// Before the first paint, so that a chosen appearance never flashes. The key is the one of theme.ts.
try {
  const theme = localStorage.getItem('tandem.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
