import type { AskedOfApp } from '../messages.ts';
import { type Part, Played, preventable } from './played.ts';

type Handler = Parameters<Electron.IpcMain['handle']>[1];
type Call = AskedOfApp['ipc'][0];

/** What pages may call, and how. */
export class IpcMain extends Played implements Part<Electron.IpcMain, IpcMain> {
  private readonly handlers = new Map<string, Handler>();

  constructor() {
    super('ipcMain');
  }

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }
  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (...call) => {
      this.handlers.delete(channel);
      return handler(...call);
    });
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** Plays a page's call. The answer has to be what can be cloned, as between real processes. */
  async play(
    call: Call,
    sender: Electron.WebContents,
    senderFrame: Electron.WebFrameMain,
  ): Promise<{ value: unknown }> {
    const { channel, mode, args } = call;
    const facts = {
      type: 'frame',
      sender,
      senderFrame,
      processId: senderFrame.processId,
      frameId: senderFrame.routingId,
    };
    const event = preventable(facts) as unknown as Electron.IpcMainInvokeEvent;
    if (mode === 'send') {
      this.emit(channel, Object.assign(event, { ports: [], reply: sender.send.bind(sender) }), ...args);
      return { value: undefined };
    }
    const handler = this.handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return { value: structuredClone(await handler(event, ...args)) };
  }
}
