import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSourceTree } from './layers/source-tree.mjs';
import { say } from './say.mjs';

/**
 * What names a side of the screen where a side of the text is meant, and what to write instead.
 * @type {[RegExp, string][]}
 */
const physical = [
  [/^(margin|padding|border)-(left|right)\b/, '$1-inline-start or $1-inline-end'],
  [/^border-(top|bottom)-(left|right)-radius\b/, 'border-start-start-radius and its like'],
  [/^scroll-(margin|padding)-(left|right)\b/, 'scroll-$1-inline-start or -end'],
  [/^(left|right)\s*:/, 'inset-inline-start or inset-inline-end'],
  [/^(float|clear|text-align|caption-side)\s*:\s*(left|right)\b/, '$1: start or end'],
  [/^(inset|margin|padding|border-width|border-style|border-color)\s*:\s*(.+)$/, 'the -inline and -block forms'],
  [/^border-radius\s*:\s*(.+)$/, 'border-start-start-radius and its like'],
  [/^(translate|transform)\s*:.*\btranslateX?\(/, 'an inset, which turns with the text'],
  [
    /^(background|background-position|transform-origin|object-position)\s*:.*\b(left|right)\b/,
    'a drawing that is mirrored',
  ],
  [/\blinear-gradient\(\s*to (left|right)\b/, 'a direction that does not follow the text'],
];

/**
 * Every declaration below `root` that would stay on its side when the text runs from right to left: one line per
 * finding, the file first. Sizes are left alone: they have no direction.
 * @param {string} root
 * @returns {string[]}
 */
export function checkDirections(root) {
  return readSourceTree(root)
    .files.filter(({ path }) => path.endsWith('.css'))
    .flatMap(({ path, text }) => declarationsOf(text).flatMap((found) => against(path, found)))
    .sort();
}

/**
 * @param {string} path
 * @param {{line: number, text: string}} declaration
 */
function against(path, { line, text }) {
  for (const [pattern, instead] of physical) {
    const match = pattern.exec(text);
    if (!match || isEven(match)) continue;
    return [`${path}:${line}: ${text} — write ${instead.replaceAll('$1', match[1] ?? '')}`];
  }
  return [];
}

/**
 * Whether a shorthand treats both sides alike: fewer than four values, or the same on the left and on the right.
 * @param {RegExpExecArray} match
 */
function isEven(match) {
  const shorthand = /^(inset|margin|padding|border-width|border-style|border-color|border-radius)\s*:\s*(.+)$/.exec(
    match[0],
  );
  if (!shorthand) return false;
  const values = valuesOf(shorthand[2] ?? '');
  if (shorthand[1] !== 'border-radius') return values.length < 4 || values[1] === values[3];
  const [first, second = first, third = first, fourth = second] = values;
  return first === second && third === fourth;
}

/**
 * Split at the spaces outside of brackets.
 * @param {string} list
 */
function valuesOf(list) {
  let depth = 0;
  const marked = [...list].map((character) => {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    return character === ' ' && depth === 0 ? '\n' : character;
  });
  return marked.join('').split('\n');
}

/**
 * @param {string} css
 * @returns {{line: number, text: string}[]}
 */
function declarationsOf(css) {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  return [...plain.matchAll(/(?<=[;{]\s*)([a-z-]+\s*:[^;{}]+)(?=[;}])/g)].map(({ index, 1: text = '' }) => ({
    line: plain.slice(0, index).split('\n').length,
    text: text.replace(/\s+/g, ' ').trim(),
  }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const findings = checkDirections(resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url))));
  for (const finding of findings) say(finding);
  say(findings.length === 0 ? 'Directions: in order.' : `Directions: ${findings.length} to mend.`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
