import { randomBytes } from 'node:crypto';
import { maxFrameBytes } from '@tandem/contract';

/** Bytes for the WebSocket parser, and the code the socket has to be closed with. */
export interface SocketAttack {
  readonly how: string;
  readonly bytes: readonly Buffer[];
  readonly code: number;
}

interface FrameShape {
  readonly last?: boolean;
  /** The three reserved bits; the first one says compressed. */
  readonly reserved?: number;
  readonly opcode: number;
  readonly masked?: boolean;
  /** What the header says, where that is not the truth. */
  readonly length?: bigint;
}

const TEXT = 1;
const BINARY = 2;
const CONTINUED = 0;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** A frame as a client sends it, with whatever is wrong about it. */
export function frame(shape: FrameShape, payload: Buffer | string = ''): Buffer {
  const { last = true, reserved = 0, opcode, masked = true } = shape;
  const content = Buffer.from(payload);
  const length = shape.length ?? BigInt(content.length);
  const head = [(last ? 0x80 : 0) | (reserved << 4) | opcode];
  const mask = masked ? 0x80 : 0;
  let extended = Buffer.alloc(0);
  if (length < 126n) head.push(mask | Number(length));
  else if (length < 65_536n) {
    head.push(mask | 126);
    extended = Buffer.alloc(2);
    extended.writeUInt16BE(Number(length));
  } else {
    head.push(mask | 127);
    extended = Buffer.alloc(8);
    extended.writeBigUInt64BE(length);
  }
  if (!masked) return Buffer.concat([Buffer.from(head), extended, content]);
  const key = randomBytes(4);
  const hidden = content.map((byte, index) => byte ^ (key[index % 4] as number));
  return Buffer.concat([Buffer.from(head), extended, key, hidden]);
}

const closing = (code: number, reason: Buffer | string = ''): Buffer => {
  const payload = Buffer.alloc(2);
  payload.writeUInt16BE(code);
  return frame({ opcode: CLOSE }, Buffer.concat([payload, Buffer.from(reason)]));
};

const hello = '{"id":1,"type":"hello","payload":{"accessToken":"x","after":null}}';
const NO_UTF8 = Buffer.from([0x7b, 0xc3, 0x28, 0x7d]);

/** What RFC 6455 forbids, and what this service refuses besides. */
export const socketAttacks: readonly SocketAttack[] = [
  { how: 'a frame without a mask', bytes: [frame({ opcode: TEXT, masked: false }, hello)], code: 1002 },
  ...[1, 2, 3, 4, 7].map((reserved) => ({
    how: `reserved bits ${reserved}`,
    bytes: [frame({ opcode: TEXT, reserved }, hello)],
    code: 1002,
  })),
  ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((opcode) => ({
    how: `opcode ${opcode}`,
    bytes: [frame({ opcode }, hello)],
    code: 1002,
  })),
  { how: 'text that is not UTF-8', bytes: [frame({ opcode: TEXT }, NO_UTF8)], code: 1007 },
  {
    how: 'text that stops being UTF-8 in its second part',
    bytes: [frame({ opcode: TEXT, last: false }, '{'), frame({ opcode: CONTINUED }, NO_UTF8)],
    code: 1007,
  },
  { how: 'a continuation of nothing', bytes: [frame({ opcode: CONTINUED }, hello)], code: 1002 },
  {
    how: 'a message inside a message',
    bytes: [frame({ opcode: TEXT, last: false }, hello), frame({ opcode: TEXT }, hello)],
    code: 1002,
  },
  ...[CLOSE, PING, PONG].flatMap((opcode) => [
    { how: `control frame ${opcode} in parts`, bytes: [frame({ opcode, last: false }, 'x')], code: 1002 },
    { how: `control frame ${opcode} of 126 bytes`, bytes: [frame({ opcode }, 'x'.repeat(126))], code: 1002 },
    { how: `control frame ${opcode}, compressed`, bytes: [frame({ opcode, reserved: 4 }, 'x')], code: 1002 },
  ]),
  { how: 'a close of one byte', bytes: [frame({ opcode: CLOSE }, 'x')], code: 1002 },
  ...[0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65_535].map((code) => ({
    how: `closing with ${code}`,
    bytes: [closing(code)],
    code: 1002,
  })),
  { how: 'a close with a reason that is not UTF-8', bytes: [closing(1000, NO_UTF8)], code: 1007 },
  { how: 'one byte too many', bytes: [frame({ opcode: TEXT }, 'x'.repeat(maxFrameBytes + 1))], code: 1009 },
  { how: 'a frame that says it is huge', bytes: [frame({ opcode: TEXT, length: 2n ** 40n })], code: 1009 },
  { how: 'a frame longer than a number can say', bytes: [frame({ opcode: TEXT, length: 2n ** 62n })], code: 1009 },
  { how: 'a frame of negative length', bytes: [frame({ opcode: TEXT, length: 2n ** 63n + 5n })], code: 1009 },
  {
    how: 'parts that become too much',
    bytes: [frame({ opcode: TEXT, last: false }, '{'), ...parts(20, 'x'.repeat(4_096))],
    code: 1009,
  },
  {
    how: 'parts of one byte without end',
    bytes: [frame({ opcode: TEXT, last: false }, '{'), ...parts(maxFrameBytes + 10, 'x')],
    code: 1008,
  },
  {
    how: 'parts of nothing without end',
    bytes: [frame({ opcode: TEXT, last: false }, '{'), ...parts(maxFrameBytes + 10, '')],
    code: 1008,
  },
  { how: 'a frame of bytes', bytes: [frame({ opcode: BINARY }, hello)], code: 4400 },
  { how: 'no JSON', bytes: [frame({ opcode: TEXT }, 'hello')], code: 4400 },
  { how: 'nothing at all', bytes: [frame({ opcode: TEXT }, '')], code: 4400 },
  { how: 'JSON nested without end', bytes: [frame({ opcode: TEXT }, '['.repeat(maxFrameBytes))], code: 4400 },
  { how: 'a list', bytes: [frame({ opcode: TEXT }, `[${hello}]`)], code: 4400 },
  { how: 'an id that is infinite', bytes: [frame({ opcode: TEXT }, hello.replace('1', '1e999'))], code: 4400 },
  { how: 'an id below nought', bytes: [frame({ opcode: TEXT }, hello.replace('1', '-1'))], code: 4400 },
  { how: 'an id in quotes', bytes: [frame({ opcode: TEXT }, hello.replace('1', '"1"'))], code: 4400 },
  {
    how: 'a type that is no text',
    bytes: [frame({ opcode: TEXT }, hello.replace('"hello"', '["hello"]'))],
    code: 4400,
  },
  { how: 'no hello', bytes: [frame({ opcode: TEXT }, hello.replace('hello', 'ping'))], code: 4408 },
  {
    how: 'a name that objects are born with',
    bytes: [frame({ opcode: TEXT }, hello.replace('hello', '__proto__'))],
    code: 4408,
  },
  { how: 'a closing that is fine', bytes: [closing(1000, 'bye')], code: 1000 },
];

function parts(count: number, payload: string): Buffer[] {
  return Array.from({ length: count }, () => frame({ opcode: CONTINUED, last: false }, payload));
}

/** The code of the close frame among what the server sent after its handshake; undefined when there is none. */
export function closeCodeIn(bytes: Buffer): number | undefined {
  for (let at = 0; at + 2 <= bytes.length; ) {
    const opcode = (bytes[at] as number) & 0x0f;
    let length = (bytes[at + 1] as number) & 0x7f;
    let from = at + 2;
    if (length === 126) {
      length = bytes.readUInt16BE(from);
      from += 2;
    } else if (length === 127) {
      length = Number(bytes.readBigUInt64BE(from));
      from += 8;
    }
    if (opcode === CLOSE) return length >= 2 ? bytes.readUInt16BE(from) : 1005;
    at = from + length;
  }
  return undefined;
}
