import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { significant } from '../../src/controls/numbers.ts';
import { writeNpy } from '../../src/dataset/files/npy.ts';
import { familyWorld } from '../../src/scales/brain/analysis/testing/pairWorlds.ts';
import { tricosm } from '../kit/cli.ts';
import { cells, parseNumber } from '../kit/page.ts';
import { expect, test } from '../kit/test.ts';

const [PARENTS, CHILDREN, OTHERS, BLOCKS] = [6, 18, 12, 800];
const FEATURES = PARENTS + CHILDREN + OTHERS;
/** As many as features, so that an SAE whose features are the axes reads activations as they are. */
const DIM = FEATURES;
const [TOKENS, DOCUMENT] = [1200, 100];

const folder = mkdtempSync(join(tmpdir(), 'tricosm-families-'));
test.afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, bytes: Uint8Array) => {
  writeFileSync(join(folder, name), bytes);
  return name;
};

/** Directions, those of children near their parents'. */
function directions(): Float32Array {
  const rows = Float32Array.from({ length: FEATURES * DIM }, (_, i) => Math.sin(12.9898 * (i + 1) ** 2));
  for (let at = PARENTS * DIM; at < (PARENTS + CHILDREN) * DIM; at++) {
    rows[at]! += 1.5 * rows[at % (PARENTS * DIM)]!;
  }
  return rows;
}

/** Activations at tokens: parents are silent at two fifths of their children's tokens. */
function encoding() {
  const { indptr, indices } = familyWorld(TOKENS, PARENTS, CHILDREN, OTHERS, 9);
  const activations = new Float32Array(TOKENS * DIM);
  for (let token = 0; token < TOKENS; token++) {
    const fire = [...indices.slice(indptr[token], indptr[token + 1])];
    const isChild = (i: number) => i >= PARENTS && i < PARENTS + CHILDREN;
    const silent = new Set(token % 5 < 2 ? fire.filter(isChild).map((i) => (i - PARENTS) % PARENTS) : []);
    for (const i of fire) {
      if (!silent.has(i)) activations[token * DIM + i] = 2 + (((token + i) * 7) % 10) / 10;
    }
  }
  const axes = Float32Array.from({ length: FEATURES * DIM }, (_, i) => Number(i % (DIM + 1) === 0));
  const zeros = writeNpy(new Float32Array(DIM), [DIM]);
  const encoder = zipSync({
    'W_enc.npy': writeNpy(axes, [DIM, FEATURES]),
    'W_dec.npy': writeNpy(axes, [FEATURES, DIM]),
    'b_enc.npy': zeros,
    'b_dec.npy': zeros,
    'threshold.npy': writeNpy(new Float32Array(FEATURES).fill(0.5), [FEATURES]),
  });
  const offsets = Uint32Array.from({ length: TOKENS / DOCUMENT + 1 }, (_, i) => DOCUMENT * i);
  return {
    encoder: written('encoder.npz', encoder),
    activations: written('activations.npy', writeNpy(activations, [TOKENS, DIM])),
    offsets: written('offsets.npy', writeNpy(offsets, [offsets.length])),
    tokens: TOKENS,
  };
}

/**
 * A bundle of two layers: in both, children fire in a third of their parent's blocks, which are others in each layer. The first
 * has activations at tokens.
 */
function writeBundle(): void {
  const decoder = directions();
  const layers = ['0', '1'].map((id, layer) => {
    const { indptr, indices } = familyWorld(BLOCKS, PARENTS, CHILDREN, OTHERS, 3 + layer);
    return {
      id,
      name: `layer ${id}`,
      decoder: {
        path: written(`decoder${id}.npy`, writeNpy(decoder, [FEATURES, DIM])),
        features: FEATURES,
        dim: DIM,
      },
      firings: {
        indptr: written(`indptr${id}.npy`, writeNpy(Uint32Array.from(indptr), [BLOCKS + 1])),
        indices: written(`indices${id}.npy`, writeNpy(Uint16Array.from(indices), [indices.length])),
        blocks: BLOCKS,
      },
      ...(layer === 0 && { encoding: encoding() }),
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
interface Absorbed {
  readonly tokenAbsorption: {
    readonly verdict: string;
    readonly candidates: readonly {
      child: number;
      parent: number;
      silent: number;
      expected: number;
      carried: number;
      p: number;
    }[];
  };
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

test('pairs beyond chance, parents and children, absorption by tokens, and lobes in another layer are those of the terminal', async ({
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
  const { verdict, links, tokenAbsorption } = tricosm<Families & Absorbed>('hierarchy', folder, '--tokens');
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

  await families.getByRole('button', { name: 'Judge absorption by tokens' }).click();
  await expect(families.getByText(tokenAbsorption.verdict)).toBeVisible();
  const absorbed = await cells(families.getByRole('table', { name: 'Candidates for absorption, by tokens' }));
  expect(absorbed.length).toBe(Math.min(10, tokenAbsorption.candidates.length));
  expect(absorbed.length).toBeGreaterThan(5);
  absorbed.forEach(([child, parent, silent, expected, carried, p], i) => {
    const candidate = tokenAbsorption.candidates[i]!;
    expect([child, parent].map(feature)).toEqual([candidate.child, candidate.parent]);
    expect([silent, carried].map((cell) => parseNumber(cell!))).toEqual([
      candidate.silent,
      candidate.carried,
    ]);
    expectNear(expected!.split('±')[0], candidate.expected, 1);
    expect(p).toBe(candidate.p === 1 ? '1' : significant(candidate.p));
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
