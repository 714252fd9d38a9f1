#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

// The part of fpm's command line that electron-builder uses, on dpkg-deb and rpmbuild: fpm itself comes from github.com. What
// it makes shows what goes into a package, not how fpm makes one.
/** @type {Record<string, string>} */
const told = {};
/** @type {string[]} */
const depends = [];
/** @type {[from: string, to: string][]} */
const files = [];
const args = process.argv.slice(2);
while (args.length > 0) {
  const word = args.shift() ?? '';
  const [, name, value] = /^--?([^=]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
  if (name === undefined) {
    const at = word.lastIndexOf('=/');
    if (at > 0) files.push([word.slice(0, at), word.slice(at + 1)]);
  } else if (name === 'd' || name === 'depends') depends.push(value ?? args.shift() ?? '');
  else if (name !== 'force' && name !== 'debug') told[name] = value ?? args.shift() ?? '';
}

const work = mkdtempSync(join(tmpdir(), 'tandem-fpm-'));
const data = join(work, 'data');
mkdirSync(data);
for (const [from, to] of files) {
  const target = join(data, to);
  mkdirSync(from.endsWith('/') ? target : dirname(target), { recursive: true });
  execFileSync('cp', ['-a', from.endsWith('/') ? `${from}.` : from, target]);
}
if (told['t'] === 'deb') makeDeb();
else makeRpm();
rmSync(work, { recursive: true, force: true });

function makeDeb() {
  const folder = join(data, 'DEBIAN');
  mkdirSync(folder);
  const control = {
    Package: told['name'],
    Version: told['version'],
    Architecture: told['architecture'],
    Maintainer: told['maintainer'],
    Priority: told['deb-priority'],
    Depends: depends.join(', '),
    Homepage: told['url'],
    Description: (told['description'] ?? '').trim().replaceAll('\n', '\n '),
  };
  const lines = Object.entries(control).filter(([, value]) => value);
  writeFileSync(join(folder, 'control'), lines.map(([name, value]) => `${name}: ${value}\n`).join(''));
  const scripts = {
    'after-install': 'postinst',
    'after-remove': 'postrm',
    'before-install': 'preinst',
    'before-remove': 'prerm',
  };
  for (const [option, name] of Object.entries(scripts)) {
    if (told[option]) writeFileSync(join(folder, name), readFileSync(told[option]), { mode: 0o755 });
  }
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', data, told['package'] ?? '']);
}

function makeRpm() {
  const script = (/** @type {string} */ option) => (told[option] ? readFileSync(told[option], 'utf8') : '');
  const spec = join(work, 'package.spec');
  writeFileSync(
    spec,
    [
      '%define _build_id_links none',
      '%define __strip /bin/true',
      `Name: ${told['name']}\nVersion: ${told['version']}\nRelease: 1\nSummary: ${told['name']}`,
      `License: ${told['license'] ?? 'unknown'}\nAutoReqProv: no`,
      ...depends.map((each) => `Requires: ${each}`),
      `%description\n${told['description'] ?? ''}\n%install\ncp -a ${data}/. %{buildroot}/`,
      `%post\n${script('after-install')}\n%postun\n${script('after-remove')}`,
      `%files\n${[...new Set(files.map(([, to]) => `"${to}"`))].join('\n')}\n`,
    ].join('\n'),
  );
  const made = join(work, 'rpm');
  const defines = [
    '--define',
    `_topdir ${made}`,
    '--define',
    '_binary_payload w1.gzdio',
    '--define',
    `_rpmdir ${made}`,
  ];
  const named = ['--define', '_rpmfilename made.rpm', '--target', 'x86_64'];
  execFileSync('rpmbuild', ['-bb', ...defines, ...named, spec], { stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync('cp', [join(made, 'made.rpm'), told['package'] ?? '']);
}
