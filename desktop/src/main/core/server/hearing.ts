import type { Fetch } from '@tandem/client/transport';

/** The same requests; `heard` is told the status of each answer. */
export const hearing =
  (fetch: Fetch, heard: (status: number) => void): Fetch =>
  async (input, init) => {
    const answer = await fetch(input, init);
    heard(answer.status);
    return answer;
  };
