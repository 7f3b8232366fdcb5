import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { random } from '../../../../math/random/random.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { familyWorld, pairWorld } from '../testing/pairWorlds.ts';
import { raschWorld } from '../testing/worlds.ts';
import { hierarchy, type Hierarchy } from './hierarchy.ts';
import { togetherModel } from './model.ts';
import { scanOf } from './together.ts';
import { absorptionNote, hierarchyVerdict } from './verdicts.ts';

const [PARENTS, CHILDREN, OTHERS] = [6, 24, 30];
const DIM = 40;
const REQUEST = { share: 0.8, draws: 199, seed: 1 };

/** Directions of a family: a child is its parent and something of its own; `follow` 0 leaves only that. */
function directions(follow: number, seed: number): Matrix {
  const stream = random(seed);
  const rows = PARENTS + CHILDREN + OTHERS;
  const data = Float32Array.from({ length: rows * DIM }, () => stream.normal());
  for (let i = PARENTS; i < PARENTS + CHILDREN; i++) {
    for (let j = 0; j < DIM; j++) data[i * DIM + j]! += follow * data[((i - PARENTS) % PARENTS) * DIM + j]!;
  }
  return { data, rows, columns: DIM };
}

async function found(
  firings: Parameters<typeof togetherModel>[0],
  decoder: Matrix | null,
  draws = REQUEST.draws,
): Promise<Hierarchy> {
  const model = togetherModel(firings, {});
  const scanned = await scanOf(model, { level: 0.05, ratio: 1.5 }, quietWork);
  return hierarchy(model, scanned, decoder, 256, { ...REQUEST, draws }, quietWork);
}

describe('the hierarchy', () => {
  it('finds all children below their parents, and nothing else', async () => {
    const { links, children, parents, levels } = await found(
      familyWorld(800, PARENTS, CHILDREN, OTHERS, 3),
      null,
    );
    const expected = Array.from({ length: CHILDREN }, (_, i) => `${PARENTS + i}<${i % PARENTS}`);
    expect(links.map(({ child, parent }) => `${child}<${parent}`).sort()).toEqual(expected.sort());
    expect([children, parents, levels]).toEqual([CHILDREN, PARENTS, 2]);
    for (const link of links) {
      expect(link.low).toBeGreaterThanOrEqual(0.8);
      expect(link.expected).toBeLessThan(0.5);
      expect(link.reverse).toBeLessThanOrEqual(0.5);
    }
  });

  it('finds nothing without families: busy blocks, or pairs that copy each other', async () => {
    for (const world of [raschWorld(400, 60, 4, 1.5), pairWorld(600, 60, 8, 2, 1)]) {
      const nothing = await found(world, null);
      expect(nothing.links).toEqual([]);
      expect(hierarchyVerdict(nothing)).toMatch(/^Nothing here/);
    }
  });

  it('compares directions with shuffled parents: orthogonal if what a child adds is, and nothing if they do not follow', async () => {
    const world = familyWorld(800, PARENTS, CHILDREN, OTHERS, 3);
    const follows = (await found(world, directions(1, 5))).directions!;
    expect(follows.cosine.p).toBeLessThanOrEqual(0.01);
    expect(Math.abs(follows.orthogonality.value)).toBeLessThan(0.1);
    expect(follows.orthogonality.null.mean).toBeLessThan(-0.3);
    expect(follows.oneLength).toBe(false);
    const strange = (await found(world, directions(0, 6))).directions!;
    expect(strange.cosine.p).toBeGreaterThan(0.05);
  });

  it('judges directions by distance with too few shuffles for a p, and not at all with fewer than twenty', async () => {
    const world = familyWorld(800, PARENTS, CHILDREN, OTHERS, 3);
    const verdictOf = async (follow: number, draws: number) => {
      const all = await found(world, directions(follow, 5), draws);
      return hierarchyVerdict(all);
    };
    expect(await verdictOf(1, 99)).toContain('Children lie nearer to their parents than to others');
    expect(await verdictOf(1, 99)).toContain('is nearer to orthogonal to its parent');
    expect(await verdictOf(0, 99)).toContain('Directions do not follow the tree');
    expect(await verdictOf(1, 19)).toContain('19 shuffles of the parents are too few');
  });

  it('lists a child whose parent is silent on its blocks as a candidate for absorption', async () => {
    const world = familyWorld(800, PARENTS, CHILDREN, OTHERS, 3);
    const parent = 0;
    const child = PARENTS;
    // The parent is silent in one in four of the child's blocks.
    const rows: number[][] = [];
    let seen = 0;
    for (let b = 0; b < world.blocks; b++) {
      const row = [...world.indices.subarray(world.indptr[b], world.indptr[b + 1])];
      const absorbed = row.includes(parent) && row.includes(child) && seen++ % 4 === 0;
      rows.push(absorbed ? row.filter((feature) => feature !== parent) : row);
    }
    let end = 0;
    const indptr = Uint32Array.from([0, ...rows.map((row) => (end += row.length))]);
    const absorbing = { ...world, indptr, indices: Uint16Array.from(rows.flat()) };
    const hierarchyFound = await found(absorbing, directions(1, 5));
    const first = hierarchyFound.absorption![0]!;
    expect([first.child, first.parent]).toEqual([child, parent]);
    expect(first.silent).toBeGreaterThanOrEqual(Math.floor(seen / 4));
    expect(first.onGround).toBeGreaterThan(0);
    expect(first.onGround).toBeLessThanOrEqual(first.silent);
    expect(absorptionNote(hierarchyFound)).toContain('A block is 256 tokens');
    expect(absorptionNote({ ...hierarchyFound, blockLength: 1 })).toContain('single tokens');
  });
});
