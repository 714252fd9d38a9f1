import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** What Tandem's copy of Electron can no longer be told: the table of docs/desktop-deployment.md. */
export const wantedFuses = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  GrantFileProtocolExtraPrivileges: false,
};

/** How a fuse that is on is written in the binary. */
const whole = '1'.charCodeAt(0);

/**
 * The fuses in a binary of Electron, of those that Tandem decides on.
 * @param {string} program
 * @returns {Promise<Record<string, boolean>>}
 */
export async function readFuses(program) {
  const wire = /** @type {Record<number, unknown>} */ (/** @type {unknown} */ (await getCurrentFuseWire(program)));
  return Object.fromEntries(
    Object.keys(wantedFuses).map((name) => [
      name,
      wire[FuseV1Options[/** @type {keyof typeof FuseV1Options} */ (name)]] === whole,
    ]),
  );
}
