import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ESTree, parseSync, Visitor } from 'vite';
import { begun, expect, test } from './testing/trial.ts';

const built = fileURLToPath(new URL('../dist/app/', import.meta.url));

/** What a bundle takes from Electron: each import by its own name, with the members that are read of it. */
function takenFromElectron(code: string): Map<string, Set<string>> {
  const { program } = parseSync('index.js', code);
  const imported = new Map<string, string>();
  const taken = new Map<string, Set<string>>();
  new Visitor({
    ImportDeclaration({ source, specifiers }) {
      if (source.value !== 'electron') return;
      for (const specifier of specifiers) {
        if (specifier.type !== 'ImportSpecifier') throw new Error('Electron is imported as a whole.');
        const name = nameOf(specifier.imported);
        imported.set(specifier.local.name, name);
        taken.set(name, new Set());
      }
    },
  }).visit(program);
  /** Names of their own that the functions around have: such a one is not Electron's. */
  const own: Set<string>[] = [];
  const enter = ({ params }: ESTree.Function | ESTree.ArrowFunctionExpression) =>
    own.push(new Set(params.flatMap((param) => namesIn(code.slice(param.start, param.end)))));
  const leave = () => own.pop();
  const declare = ({ id }: ESTree.VariableDeclarator): void => {
    for (const name of namesIn(code.slice(id.start, id.end))) own.at(-1)?.add(name);
  };
  const read = ({ object, property, computed }: ESTree.MemberExpression): void => {
    if (object.type !== 'Identifier' || computed || own.some((names) => names.has(object.name))) return;
    taken.get(imported.get(object.name) ?? '')?.add(nameOf(property));
  };
  new Visitor({
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    VariableDeclarator: declare,
    MemberExpression: read,
  }).visit(program);
  return taken;
}

const namesIn = (pattern: string): string[] => pattern.match(/[\w$]+/g) ?? [];

const nameOf = (node: ESTree.ModuleExportName | ESTree.MemberExpression['property']): string =>
  'name' in node ? String(node.name) : 'value' in node ? String(node.value) : '';

test('every member of Electron that the built app reads exists in the stand-in', async ({ launch }) => {
  const taken = takenFromElectron(readFileSync(join(built, 'main/index.js'), 'utf8'));
  expect([...taken.keys()]).toEqual(expect.arrayContaining(['app', 'BrowserWindow', 'ipcMain', 'protocol', 'session']));
  expect([...(taken.get('app') ?? [])]).toContain('whenReady'); // so that the search is known to find
  const app = await launch();
  await begun(app);
  const wanted = [...taken].map(([name, members]) => [name, [...members]] as const);
  const missing = await app.evaluate((electron, asked) => {
    const all = electron as unknown as Record<string, object>;
    return (asked ?? []).flatMap(([name, members]) => {
      const found = all[name];
      if (!found) return [name];
      return members.filter((member) => !(member in found)).map((member) => `${name}.${member}`);
    });
  }, wanted);
  expect(missing).toEqual([]);
});

test('the preload takes nothing but Electron, and nothing that is built knows the stand-in', () => {
  const files = readdirSync(built, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const code = files.filter(({ name }) => /\.(js|cjs|html|json)$/.test(name));
  expect(code.length).toBeGreaterThan(5);
  for (const { parentPath, name } of code) {
    // What libraries say in their comments is no knowledge.
    const text = readFileSync(join(parentPath, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    expect(/stand-?in\b/i.test(text), name).toBe(false);
  }
  const preload = readFileSync(join(built, 'preload/index.cjs'), 'utf8');
  expect([...preload.matchAll(/require\(["']([^"']+)["']\)/g)].map(([, name]) => name)).toEqual(['electron']);
});
