import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNpy } from '../src/dataset/files/npy.ts';
import { familyWorld } from '../src/scales/brain/analysis/testing/pairWorlds.ts';
import { tricosm } from './cli.ts';
import { cells, parseNumber } from './page.ts';
import { expect, test } from './test.ts';

const [PARENTS, CHILDREN, OTHERS, BLOCKS, DIM] = [6, 18, 12, 800, 8];
const FEATURES = PARENTS + CHILDREN + OTHERS;

const folder = mkdtempSync(join(tmpdir(), 'tricosm-families-'));
test.afterAll(() => rmSync(folder, { recursive: true }));

/** A bundle of two layers: in both, children fire in a third of their parent's blocks, which are others in each layer. */
function writeBundle(): void {
  const written = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return name;
  };
  const directions = Float32Array.from({ length: FEATURES * DIM }, (_, i) =>
    Math.sin(12.9898 * (i + 1) ** 2),
  );
  const layers = ['0', '1'].map((id, layer) => {
    const { indptr, indices } = familyWorld(BLOCKS, PARENTS, CHILDREN, OTHERS, 3 + layer);
    return {
      id,
      name: `layer ${id}`,
      decoder: {
        path: written(`decoder${id}.npy`, writeNpy(directions, [FEATURES, DIM])),
        features: FEATURES,
        dim: DIM,
      },
      firings: {
        indptr: written(`indptr${id}.npy`, writeNpy(Uint32Array.from(indptr), [BLOCKS + 1])),
        indices: written(`indices${id}.npy`, writeNpy(Uint16Array.from(indices), [indices.length])),
        blocks: BLOCKS,
      },
    };
  });
  const provenance = { licence: 'MIT', source: 'made by this test' };
  const manifest = {
    version: 1,
    name: 'families',
    title: 'Planted families',
    defaultLayer: '0',
    layers,
    provenance,
  };
  written('manifest.json', Buffer.from(JSON.stringify(manifest)));
}

interface Pairs {
  readonly verdict: string;
  readonly listed: readonly { features: [number, number]; both: number; expected: number; log10p: number }[];
}
interface Families {
  readonly verdict: string;
  readonly links: readonly { child: number; parent: number; share: number; both: number }[];
}
interface Followed {
  readonly verdict: string;
  readonly followed: readonly { lobe: number; partner: number | null; correlation: number }[];
}

/** Whether a cell has a number, rounded to a step. */
function expectNear(cell: string | undefined, value: number, step: number): void {
  expect(Math.abs(parseNumber(cell ?? '') - value)).toBeLessThanOrEqual(0.501 * step);
}

const feature = (cell: string | undefined) => parseInt(cell ?? '', 10);

test('pairs beyond chance, parents and children, and lobes in another layer are those of the terminal', async ({
  page,
}) => {
  writeBundle();
  await page.route('**/families/*', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1);
    return route.fulfill({ body: readFileSync(join(folder, name)) });
  });
  await page.goto(`?data=${encodeURIComponent('/families/manifest.json')}&scale=brain`);

  const together = page.getByRole('region', { name: 'Together beyond chance' });
  await together.getByRole('button', { name: 'Test all pairs' }).click();
  const pairs = tricosm<Pairs>('together', folder);
  await expect(together.getByText(pairs.verdict)).toBeVisible();
  const [strongest] = await cells(
    together.getByRole('table', { name: 'Pairs that fire together beyond both margins' }),
  );
  const [first] = pairs.listed;
  expect(strongest!.slice(0, 2).map(feature)).toEqual(first!.features);
  expect(parseNumber(strongest![2]!)).toBe(first!.both);
  expectNear(strongest![3], first!.expected, 10 ** (Math.floor(Math.log10(first!.expected)) - 2));
  expectNear(strongest![5], first!.log10p, 0.1);

  const families = page.getByRole('region', { name: 'Parents and children' });
  await families.getByRole('button', { name: 'Find parents and children' }).click();
  const { verdict, links } = tricosm<Families>('hierarchy', folder);
  await expect(families.getByText(verdict)).toBeVisible();
  expect(links.length).toBeGreaterThanOrEqual(CHILDREN - 2);
  const listed = await cells(families.getByRole('table', { name: 'Children and their parents' }));
  // The rows that are scrolled to have room, which is a row without cells.
  const rows = listed.filter((row) => row.length > 2);
  expect(rows.length).toBeGreaterThan(3);
  rows.forEach((row, i) => {
    expect(row.slice(0, 2).map(feature)).toEqual([links[i]!.child, links[i]!.parent]);
    expectNear(row[2], links[i]!.share, 0.01);
    expect((feature(row[0]) - PARENTS) % PARENTS).toBe(feature(row[1]));
  });

  const following = page.getByRole('region', { name: 'Lobes in another layer' });
  await following.getByRole('button', { name: 'Follow the lobes' }).click();
  const followed = await cells(following.getByRole('table', { name: 'Lobes and their partners in layer 1' }));
  const there = tricosm<Followed>('follow', folder, '--k', String(followed.length));
  await expect(following.getByText(there.verdict)).toBeVisible();
  expect(followed.map(([lobe]) => parseNumber(lobe!) - 1)).toEqual(there.followed.map(({ lobe }) => lobe));
  followed.forEach((row, i) => {
    expectNear(row[2], there.followed[i]!.correlation, 0.01);
  });
});
