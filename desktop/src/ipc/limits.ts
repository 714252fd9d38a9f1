/** One message from the window, in bytes of its JSON. */
export const mostBytes = 256 * 1_024;
/** Calls that one window may make in a second. */
export const mostCallsPerSecond = 50;

/** What the app keeps for one account on this computer: drafts, messages that wait, marks. */
export const kept = { mostKeys: 2_000, longestKey: 200, longestValue: 64 * 1_024, mostCharacters: 5 * 1_024 * 1_024 };
