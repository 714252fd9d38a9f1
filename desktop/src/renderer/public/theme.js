// The chosen appearance, kept by shared/ui/src/theme. A file of its own: the page allows no inline script.
try {
  const theme = localStorage.getItem('tandem.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is forbidden: as the system.
}
