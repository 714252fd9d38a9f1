import { type Activity, type CommandPayload, type CommandReply, mostReplayed } from '@tandem/contract';
import { AppError } from '../errors/app-error.ts';
import { isOutdated } from '../http/client-version.ts';
import type { VerifiedUntil } from '../http/session-guard.ts';
import type { ActivityService } from '../modules/activity/activity.service.ts';
import type { Connection } from './connection.ts';
import { frameOf } from './frames.ts';
import type { Rooms } from './rooms.ts';

/** Tabs and windows of one signed-in browser, generously. Nobody may take the places of all others. */
const MOST_PER_SESSION = 50;

interface Dependencies {
  readonly rooms: Rooms;
  readonly activity: ActivityService;
  readonly verify: (accessToken: string, cookie: string | undefined) => Promise<VerifiedUntil>;
  /** Called once the connection can be found by its session: that may have ended while it was looked at. */
  readonly verified: (connection: Connection) => void;
  /** Apps older than this are refused. */
  readonly oldestDesktop: string | undefined;
  /** How often a client should be heard of, in milliseconds. */
  readonly heartbeat: number;
}

/** Answers `hello`: who is there, and what they missed. */
export class Greeting {
  /** Those who come back together missed the same, and get the same object: its frame is made once. */
  private readonly replays = new WeakMap<Activity, string>();

  constructor(private readonly deps: Dependencies) {}

  /** Replies once; missed activity follows as events, marked as replay. Throws AppError before it has replied. */
  async greet(
    connection: Connection,
    { accessToken, after }: CommandPayload<'hello'>,
    reply: (reply: CommandReply<'hello'>) => void,
  ): Promise<void> {
    if (connection.session) throw new AppError('conflict', 'This connection said hello already.');
    const { rooms, activity, verify, verified, heartbeat, oldestDesktop } = this.deps;
    if (isOutdated(connection.upgrade.userAgent, oldestDesktop)) throw new AppError('client_outdated');
    const { session, expiresAt } = await verify(accessToken, connection.upgrade.cookie);
    if (connection.closed) return;
    if (this.deps.rooms.ofSession(session.id).size >= MOST_PER_SESSION) {
      throw new AppError('too_many_requests', 'This session has too many connections.');
    }
    connection.session = session;
    connection.expiresAt = expiresAt;
    // Subscribe before reading: what happens meanwhile arrives twice rather than never. Clients know the cursor.
    rooms.join(connection);
    verified(connection);
    if (connection.closed) return;
    const { cursor, unread, missed, complete } = await activity.welcomeBack(session.participant, after, mostReplayed);
    reply({ user: session.user, cursor, unread, heartbeat });
    for (const item of missed) connection.send(this.replayOf(item));
    if (!complete) connection.emit('resync', {});
  }

  private replayOf(item: Activity): string {
    const known = this.replays.get(item);
    if (known !== undefined) return known;
    const frame = frameOf('activity', { ...item, replay: true });
    this.replays.set(item, frame);
    return frame;
  }
}
