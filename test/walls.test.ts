import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { DOCUMENT, withTable } from '../walls/document.mjs';
import { houseFiles, roomOf } from '../walls/graph.mjs';
import { SCALES } from '../src/scales/index.ts';
import { ROOMS } from '../walls/rooms.mjs';

const root = mkdtempSync(join(tmpdir(), 'tricosm-walls-'));
afterAll(() => rmSync(root, { recursive: true }));
const OXLINT = resolve('node_modules/oxlint/bin/oxlint');
writeFileSync(
  join(root, '.oxlintrc.json'),
  JSON.stringify({
    categories: { correctness: 'off' },
    jsPlugins: [resolve('walls/plugin.mjs')],
    rules: { 'walls/imports': 'error', 'walls/no-cycle': 'error' },
  }),
);

/** What lint says of files with these texts, all of which exist. */
function lint(files: Readonly<Record<string, string>>): string[] {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [OXLINT, '--format', 'json', ...Object.keys(files)],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as { diagnostics: { message: string }[] }).diagnostics.map(
    ({ message }) => message,
  );
}

describe('the table of rooms', () => {
  it('gives every file of the house a room, and every room a file', () => {
    const files = houseFiles('.');
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
    const used = new Set(files.map(roomOf));
    expect(Object.keys(ROOMS).filter((room) => !used.has(room))).toEqual([]);
  });

  it('runs one way: a room imports only rooms that stand above it', () => {
    const names = Object.keys(ROOMS);
    const outOfOrder = names.flatMap((room, at) =>
      ROOMS[room]!.imports.flatMap((name) => {
        const meant = name.endsWith('/*') ? names.filter((one) => one.startsWith(name.slice(0, -1))) : [name];
        expect(meant, `${room} imports ${name}`).not.toEqual([]);
        return meant.filter((one) => names.indexOf(one) < 0 || names.indexOf(one) >= at);
      }),
    );
    expect(outOfOrder).toEqual([]);
  });

  it('gives every scale a room of its own, and one for its analysis', () => {
    const missing = SCALES.flatMap(({ id }) => [`src/scales/${id}`, `src/scales/${id}/analysis`]).filter(
      (room) => !(room in ROOMS),
    );
    expect(missing).toEqual([]);
  });

  it('is the table of the document', async () => {
    const document = readFileSync(DOCUMENT, 'utf8');
    expect(document).toBe(await withTable(document));
  });
});

describe('lint', () => {
  it('lets a room import what the table allows', () => {
    expect(
      lint({
        'src/math/linear/a.ts': "import { b } from '../matrices/b.ts';\nexport const a = b;",
        'src/math/matrices/b.ts': 'export const b = 1;',
      }),
    ).toEqual([]);
  });

  it.each([
    ['a sibling scale', "import '../galaxy/view.ts';", 'src/scales/brain may not import src/scales/galaxy'],
    [
      'a type',
      "import type { V } from '../galaxy/view.ts';",
      'src/scales/brain may not import src/scales/galaxy',
    ],
    [
      'a re-export',
      "export { v } from '../galaxy/view.ts';",
      'src/scales/brain may not import src/scales/galaxy',
    ],
    ['a lazy part', "void import('../galaxy/view.ts');", 'src/scales/brain may not import src/scales/galaxy'],
    ['a room above', "import '../../app/shell/App.tsx';", 'src/scales/brain may not import src/app'],
    ['a package', "import 'three/addons/x.js';", 'src/scales/brain may not use the package “three”'],
    ['a builtin of Node', "import 'node:fs';", 'src/scales/brain may not use the package “node:fs”'],
    ['a test kit', "import '../../math/testing/lcg.ts';", 'a test kit is imported by tests only'],
  ])('refuses %s', (_, text, message) => {
    expect(lint({ 'src/scales/brain/lint.ts': text })).toEqual([expect.stringContaining(message)]);
  });

  it('lets tests import anything', () => {
    expect(lint({ 'src/math/linear/a.test.ts': "import '../../app/shell/App.tsx';" })).toEqual([]);
  });

  it('refuses a circle of imports, types included, and names the way', () => {
    const found = lint({
      'src/math/work/one.ts': "import type { Two } from './two.ts';\nexport type One = Two;",
      'src/math/work/two.ts': "export type { Three as Two } from './three.ts';",
      'src/math/work/three.ts': "import type { One } from './one.ts';\nexport type Three = One;",
    });
    expect(found).toHaveLength(3);
    expect(found).toContainEqual(
      expect.stringContaining(
        'one.ts → src/math/work/two.ts → src/math/work/three.ts → src/math/work/one.ts',
      ),
    );
  });
});
