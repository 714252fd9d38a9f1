#!/usr/bin/env node
import { copyFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

// electron-builder has an installer write its own uninstaller, on Linux by wine. Here a copy stands in for that: what is made
// this way shows that the script of the installer compiles and what is signed, and cannot be run.
const installer = (process.argv[2] ?? '').replace(/^Z:/i, '').replaceAll('\\', '/');
copyFileSync(installer, join(dirname(installer), `${basename(installer, 'exe')}__uninstaller.exe`));
