import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from './bootstrap.mjs';
import { icns, ico } from './packaging/icon-files.mjs';
import { findProgram } from './programs.mjs';
import { say } from './say.mjs';

// Draws the pictures of the installed app from the console's own icon. Run it when that changes, and commit what it makes.
const out = join(root, 'desktop/resources');
const mark = readFileSync(join(root, 'desktop/src/renderer/public/icon.svg'), 'utf8').replace(/<title>.*<\/title>/, '');
const inner = mark.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '');

const svg = (/** @type {string} */ content) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="100%" height="100%">${content}</svg>`;
const dot = (/** @type {string} */ colour) =>
  `<circle cx="25" cy="7" r="7" fill="#fff"/><circle cx="25" cy="7" r="5.5" fill="${colour}"/>`;
const overlay = (/** @type {string} */ text, colour = '#c62828') =>
  `<circle cx="16" cy="16" r="16" fill="${colour}"/><text x="16" y="${text.length > 1 ? 22 : 24}" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="${text.length > 1 ? 18 : 23}" fill="#fff">${text}</text>`;

/** @type {[string, number, string][]} name, edge, drawing */
const pictures = [
  ['icon', 512, inner],
  ['tray-idle', 32, inner],
  ['tray-unread', 32, inner + dot('#c62828')],
  ['tray-expired', 32, inner + dot('#8a6100')],
  ...Array.from(
    { length: 9 },
    (_, at) => /** @type {[string, number, string]} */ ([`overlay-${at + 1}`, 32, overlay(String(at + 1))]),
  ),
  ['overlay-more', 32, overlay('9+')],
  ['overlay-expired', 32, overlay('!', '#8a6100')],
];

const browser = await chromium.launch({
  executablePath: findProgram('chromium') ?? '',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
for (const [name, edge, drawing] of pictures) writeFileSync(join(out, `${name}.png`), await draw(edge, drawing));

/** @type {[number, Buffer][]} */
const sizes = [];
for (const edge of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) sizes.push([edge, await draw(edge, inner)]);
const packaged = join(root, 'desktop/packaging');
const upTo = (/** @type {number} */ most) => sizes.filter(([edge]) => edge <= most);
writeFileSync(join(packaged, 'icon.ico'), ico(upTo(256)));
writeFileSync(join(packaged, 'icon.icns'), icns(sizes));
mkdirSync(join(packaged, 'icons'), { recursive: true });
for (const [edge, png] of upTo(512)) writeFileSync(join(packaged, `icons/${edge}x${edge}.png`), png);
await browser.close();
say(
  `${pictures.length} pictures drawn into desktop/resources, the icon in ${sizes.length} sizes into desktop/packaging.`,
);

/**
 * @param {number} edge
 * @param {string} drawing
 */
async function draw(edge, drawing) {
  await page.setViewportSize({ width: edge, height: edge });
  await page.setContent(
    `<style>*{margin:0}body{width:${edge}px;height:${edge}px}svg{display:block}</style>${svg(drawing)}`,
  );
  return page.screenshot({ omitBackground: true });
}
