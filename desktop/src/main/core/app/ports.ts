import type { Clock, Connection, TextStorage } from '@tandem/client/transport';
import type { Facts } from '../../../ipc/facts.schema.ts';
import type { NoteName } from '../../../ipc/names.ts';
import type { Notes } from '../../../ipc/notes.ts';
import type { Place } from '../../../ipc/place.schema.ts';
import type { Finding } from '../../../ipc/report.schema.ts';
import type { Settings } from '../../../ipc/settings.schema.ts';
import type { Refusal } from '../../../ipc/update.schema.ts';
import type { Badge } from '../badge/badge.ts';
import type { Files, Seal } from '../files/files.ts';
import type { Log } from '../log/log.ts';
import type { Wording } from '../notices/wording.ts';
import type { SeenFeeds } from '../updates/seen-feeds.ts';
import type { Updater } from '../updates/updater.ts';

/** The windows of the app, as far as its decisions need them. */
export interface Windows {
  /** Whether somebody looks at the window now. */
  readonly isFocused: boolean;
  tell<N extends NoteName>(note: N, payload: Notes[N]): void;
  /** Brings the window up, made anew if need be, and there to the place if one is named. */
  show(place: Place | null): void;
  /** Where the window is wanted, once: a page that is still loading asks when it is ready to go there. */
  takePlace(): Place;
}

/** One notice as the system shows it. */
export interface SystemNotice extends Wording {
  readonly id: string;
  readonly silent: boolean;
  readonly onShown: () => void;
  readonly onFailed: (reason: string) => void;
  readonly onPressed: () => void;
  readonly onGone: () => void;
}

/** The system's way of telling people something. */
export interface SystemNotices {
  readonly isSupported: boolean;
  show(notice: SystemNotice): void;
  withdraw(id: string): void;
}

/** What replaces this installation by a newer one, or why nothing ever does. */
export type UpdatePort = { readonly installId: string } & (
  | { readonly refusal: null; readonly updater: Updater; readonly seen: SeenFeeds }
  | { readonly refusal: Refusal }
);

/** What the app needs of the machine it runs on. */
export interface AppPorts {
  readonly version: string;
  /** The version of the computer's system, for who looks after it. */
  readonly systemVersion: string;
  readonly platform: Facts['platform'];
  /** The language of the computer, as a BCP 47 tag. */
  readonly systemLanguage: string;
  /** Whether the service may be on this very computer, without TLS: for those who work on the app. */
  readonly allowsLoopback: boolean;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly files: Files;
  readonly seal: Seal;
  readonly windows: Windows;
  /** Whether the screen is locked, so that anybody may stand before it. */
  readonly isLocked: () => boolean;
  readonly notices: SystemNotices;
  readonly updates: UpdatePort;
  /** The connection to a server; marks of its session are kept in the storage. `heard` is told how each request ended. */
  connect(server: string, storage: TextStorage, heard: (status: number) => void): Connection;
  /** Looks at what stands between this computer and a server. */
  examine(server: string): Promise<readonly Finding[]>;
  showBadge(badge: Badge, settings: Settings): void;
  applySettings(settings: Settings): void;
}
