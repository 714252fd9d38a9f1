/**
 * A scheme of the app's own cannot be answered in a plain browser, so `app://tandem/a` is shown as
 * `https://tandem.app.invalid/a`: a secure context of one origin, of which no request ever leaves the machine.
 */
export const toWeb = (url: string): string =>
  /^(https?|about|data|blob|javascript):/.test(url)
    ? url
    : url.replace(/^([a-z][\w+.-]*):\/\/([^/?#]+)/, (_, scheme, place) => `https://${place}.${scheme}.invalid`);

export const toApp = (url: string): string =>
  url.replace(/^https:\/\/([^/?#]+)\.([a-z][\w+-]*)\.invalid(?=[/?#]|$)/, (_, place, scheme) => `${scheme}://${place}`);

/** Whether an address is one of the app's own, as the browser knows it. */
export const isOwn = (url: string): boolean => toApp(url) !== url;
