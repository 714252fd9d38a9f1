import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

/** A page that is slow today is still right: a second is little for a machine that does other things. */
configure({ asyncUtilTimeout: 8_000 });

/** Test files share one page, for speed: each test takes away what it rendered and stored, and speaks English again. */
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  for (const title of document.head.querySelectorAll('title')) title.remove();
  document.documentElement.lang = 'en';
  document.documentElement.dir = 'ltr';
  localStorage.clear();
  sessionStorage.clear();
});
