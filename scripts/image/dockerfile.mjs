/** @typedef {{verb: string, words: string}} Instruction */
/** @typedef {{name: string, image: string, instructions: Instruction[]}} Stage */

/**
 * The stages of a Dockerfile with their instructions in order: continued lines joined, comments left out. Knows what our
 * own Dockerfiles use, and throws on what it does not.
 * @param {string} text
 * @returns {Stage[]}
 */
export function stagesOf(text) {
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  /** @type {Stage[]} */
  const stages = [];
  for (const line of lines) {
    const [, verb = '', words = ''] = /^([A-Z]+)\s+(.+)$/.exec(line) ?? [];
    if (!known.has(verb)) throw new Error(`This line of the Dockerfile is not understood: ${line}`);
    if (verb === 'FROM') {
      const [image = '', , name = 'image'] = words.split(/\s+/);
      stages.push({ name, image, instructions: [] });
    } else stages.at(-1)?.instructions.push({ verb, words });
  }
  return stages;
}

const known = new Set([
  ...['FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'EXPOSE', 'STOPSIGNAL', 'HEALTHCHECK', 'ENTRYPOINT', 'CMD'],
]);

/**
 * What a COPY copies, from which stage (undefined: from the build context), and where to.
 * @param {string} words
 */
export function copyOf(words) {
  const parts = words.split(/\s+/);
  const from = parts[0]?.startsWith('--from=') ? parts.shift()?.slice('--from='.length) : undefined;
  const to = parts.pop() ?? '';
  return { from, paths: parts, to };
}
