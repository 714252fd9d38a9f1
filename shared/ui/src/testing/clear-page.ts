import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

/** Test files share one page, for speed: each test takes away what it rendered and what it stored. */
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
});
