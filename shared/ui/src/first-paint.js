// What the page looks like and which language it speaks, before anything is painted: kept by theme/ and language/ beside
// this. It is no part of the app: a build puts it in front (scripts/web/first-paint.mjs).
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
  const fetchEarly = (href) => {
    if (href) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
  };
  const isLikely = !dataset?.pages || kept('tandem.portal.session') !== null;
  fetchEarly(dataset?.[`${language}First`]);
  if (isLikely) fetchEarly(dataset?.[language]);
  if (isLikely && dataset?.pages) {
    page.dataset.session = 'likely';
    const parts = JSON.parse(dataset.pages).find(([address]) => new RegExp(address).test(location.pathname));
    for (const file of parts?.[1] ?? []) fetchEarly(file);
  }
})();
