// What the page looks like and which language it speaks, before anything is painted: kept by shared/ui/src/theme and
// shared/ui/src/language. A file of its own, since the page allows no inline script.
(() => {
  const kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage is forbidden: as the system and the browser would have it.
    }
  };
  const page = document.documentElement;
  const theme = kept('tandem.theme');
  if (theme === 'light' || theme === 'dark') page.dataset.theme = theme;

  const spoken = ['en', 'de', 'ar'];
  const wanted = [kept('tandem.language'), ...navigator.languages].map(
    (tag) => String(tag).toLowerCase().split('-')[0],
  );
  const language = wanted.find((tag) => spoken.includes(tag)) ?? 'en';
  page.lang = language;
  page.dir = language === 'ar' ? 'rtl' : 'ltr';

  // Its words come with the app, not after it; so does what the page at this address is made of, if somebody is signed in.
  const { dataset } = document.currentScript ?? {};
  const fetchEarly = (href) =>
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
  if (dataset?.[language]) fetchEarly(dataset[language]);
  if (dataset?.pages && kept('tandem.portal.session') !== null) {
    page.dataset.session = 'likely';
    const parts = JSON.parse(dataset.pages).find(([address]) => new RegExp(address).test(location.pathname));
    for (const file of parts?.[1] ?? []) fetchEarly(file);
  }
})();
