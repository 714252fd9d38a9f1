import { Server } from 'node:http';

// Loaded into a replica that is meant to fail: it keeps something of every request for ever.
/** 32 KiB: a few dozen visits show it, on however slow a machine. */
const KEPT_NUMBERS = 4_096;
const kept: number[][] = [];
const { emit } = Server.prototype;
Server.prototype.emit = function (this: Server, name: string | symbol, ...rest: unknown[]) {
  if (name === 'request') kept.push(Array.from({ length: KEPT_NUMBERS }, (_, index) => index + Math.random()));
  return Reflect.apply(emit, this, [name, ...rest]);
};
