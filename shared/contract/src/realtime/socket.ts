export const socketPath = '/api/v1/socket';
export const socketProtocol = 'tandem.v1';
/** The largest frame, in bytes; a larger one closes the socket with 1009. */
export const maxFrameBytes = 65_536;
/** How long a new socket may stay silent before 4408, in milliseconds. */
export const helloWithin = 5_000;
/** How much missed activity is replayed after hello; beyond it `resync` says: fetch. */
export const mostReplayed = 200;
