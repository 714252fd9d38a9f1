import { Bridge } from './bridge.ts';

/** Replaced by the host: the secret of this window and whether it is in sight at first. */
declare const SECRET: string;
declare const VISIBLE: boolean;

type Permit = (permission: string) => Promise<boolean>;

/** The page's own world, before any of its scripts: takes what the preload exposes, and knows of nothing else. */
let permit: Permit = async () => false;
const own = { enumerable: true, configurable: false, writable: false };
if (window === window.top) {
  new Bridge(`${SECRET}-preload`, `${SECRET}-page`, {
    expose(name, api) {
      if (name === SECRET) permit = (api as { permit: Permit }).permit;
      else if (!(name in window)) Object.defineProperty(window, name, { ...own, value: frozen(api) });
    },
  }).here();
}

/** What is exposed cannot be changed, values in it included. */
function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

let visible = VISIBLE;
Object.defineProperty(Document.prototype, 'visibilityState', { get: () => (visible ? 'visible' : 'hidden') });
Object.defineProperty(Document.prototype, 'hidden', { get: () => !visible });
EventTarget.prototype.addEventListener.call(document, `${SECRET}-sight`, (event) => {
  visible = (event as CustomEvent<boolean>).detail;
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
});

/** The browser grants everything, so that it is the app that refuses. */
function guard<T extends object>(owner: T | undefined, name: keyof T & string, permission: string): void {
  const real = owner?.[name] as ((...args: unknown[]) => unknown) | undefined;
  if (!owner || typeof real !== 'function') return;
  const asking = async (...args: unknown[]): Promise<unknown> => {
    if (await permit(permission)) return real.apply(owner, args);
    throw new DOMException('Permission denied', 'NotAllowedError');
  };
  Object.defineProperty(owner, name, { value: asking, configurable: true });
}
guard(navigator.clipboard, 'writeText', 'clipboard-sanitized-write');
guard(navigator.clipboard, 'readText', 'clipboard-read');
guard(navigator.clipboard, 'read', 'clipboard-read');
guard(navigator.mediaDevices, 'getUserMedia', 'media');
guard(navigator.mediaDevices, 'getDisplayMedia', 'display-capture');

const { geolocation } = navigator;
if (geolocation) {
  const real = geolocation.getCurrentPosition.bind(geolocation);
  const asking: typeof real = (found, missed, options) => {
    const refused = { code: 1, message: 'User denied Geolocation' } as GeolocationPositionError;
    void permit('geolocation').then((may) => (may ? real(found, missed, options) : missed?.(refused)));
  };
  Object.defineProperty(geolocation, 'getCurrentPosition', { value: asking, configurable: true });
}
if ('Notification' in window) {
  const requestPermission = async () => ((await permit('notifications')) ? 'granted' : 'denied');
  Object.defineProperty(Notification, 'requestPermission', { value: requestPermission, configurable: true });
}
