import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeNpy } from '../../src/dataset/files/npy.ts';
import { leaveServed, startServe } from '../kit/served.ts';
import { expect, test } from '../kit/test.ts';

test.afterEach(({ page }) => leaveServed(page));

interface Packed {
  readonly filename: string;
  readonly size: number;
}

test('the packed program runs from an empty folder without other packages', async ({ page }) => {
  const home = mkdtempSync(join(tmpdir(), 'tricosm-packed-'));
  // The existing build is packed.
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', home];
  const [packed] = JSON.parse(execFileSync('npm', pack, { encoding: 'utf8' })) as Packed[];
  // The embedded datasets are most of it.
  expect(packed!.size).toBeLessThan(55e6);
  const install = ['install', '--offline', '--prefix', home, join(home, packed!.filename)];
  execFileSync('npm', install, { stdio: 'ignore' });
  const { dependencies } = JSON.parse(
    readFileSync(join(home, 'node_modules/tricosm/package.json'), 'utf8'),
  ) as { dependencies?: object };
  expect(dependencies ?? {}).toEqual({});

  // The package includes every file that its documents link to.
  const root = join(home, 'node_modules/tricosm');
  const documents = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)];
  for (const document of documents.filter((name) => name.endsWith('.md'))) {
    const text = readFileSync(join(root, document), 'utf8');
    for (const [, link] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      expect(existsSync(join(root, dirname(document), link!)), `${document}: ${link}`).toBe(true);
    }
  }

  const empty = join(home, 'empty');
  mkdirSync(empty);
  const numbers = Float32Array.from({ length: 300 }, (_, i) => Math.sin(i * i + 1));
  writeFileSync(join(empty, 'decoder.npy'), writeNpy(numbers, [50, 6]));
  const program = join(home, 'node_modules/.bin/tricosm');
  const tricosm = (...args: string[]) =>
    JSON.parse(execFileSync(program, args, { cwd: empty, encoding: 'utf8', stdio: 'pipe' })) as unknown;
  expect(tricosm('inspect', '--sae', 'decoder.npy')).toMatchObject({ layers: [{ features: 50, dim: 6 }] });
  // The program finds its worker threads and kernels.
  expect(
    tricosm('galaxy', '--sae', 'decoder.npy', '--no-entropy', '--threads', '2', '--from', '1', '--to', '6'),
  ).toMatchObject({ n: 50, dim: 6 });

  // The program finds an included recipe, whose raw files are missing.
  const { status, stderr } = spawnSync(program, ['bundle', 'words', '--from', '.', '--out', 'made'], {
    cwd: empty,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([2, expect.stringMatching(/categories\.json: expected a file/)]);

  const { link } = await startServe([program], ['decoder.npy'], empty);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await page.goto(link);
  await expect(inspector).toContainText('50 features × 6');
  await page.goto(new URL('/', link).href);
  await expect(inspector).toContainText('4,096 features × 160');
  await page.close();
  rmSync(home, { recursive: true });
});
