import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../../math/matrices/matrix.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { crystalParameters } from '../parameters.ts';
import type { RelationWords } from '../selection.ts';
import { publishedCrystals } from './crystals.ts';

interface World {
  readonly words: readonly string[];
  readonly sets: readonly (readonly (readonly [number, number])[])[];
  readonly dim: number;
  readonly vectors: string;
  readonly raw: number;
  readonly zScored: number;
  readonly curve: readonly number[];
  readonly share: number;
  readonly scores: readonly number[];
  readonly lengths: readonly number[];
  readonly means: readonly number[];
  readonly sds: readonly number[];
  readonly slope: number;
  readonly intercept: number;
}

const fixture = JSON.parse(
  readFileSync(new URL('./fixtures/crystals.json', import.meta.url), 'utf8'),
) as Record<'tall' | 'wide', World>;

function dataOf(world: World): RelationWords {
  const bytes = Uint8Array.from(Buffer.from(world.vectors, 'base64'));
  const vectors = matrix(new Float32Array(bytes.buffer), world.words.length, world.dim);
  const relations = world.sets.map((pairs, r) => ({
    id: `r${r}`,
    name: `relation ${r}`,
    pairs: Uint32Array.from(pairs.flat()),
    leftOut: { unknown: [], repeated: [], lowered: 0 },
  }));
  return { vectors, relations: { words: world.words, relations, covariates: {} } };
}

const all = (world: World) => crystalParameters(world.sets.map((_, r) => `r${r}`));
const close = (found: number, expected: number) => expect(Math.abs(found - expected)).toBeLessThan(1e-6);

describe.each(Object.entries(fixture))('Atom as published, a %s world', (_, world) => {
  const found = publishedCrystals(dataOf(world), all(world), 11, quietWork);

  it('no pair is left out, and silhouettes without LDA are scikit-learn’s', async () => {
    const { raw, zScored, pairs } = await found;
    expect(pairs).toBe(world.sets.flat().length);
    close(raw, world.raw);
    close(zScored, world.zScored);
  });

  it('the silhouette with each number of LDA components is scikit-learn’s', async () => {
    const { components, silhouettes } = await found;
    expect(Array.from(components)).toEqual(world.curve.map((_silhouette, i) => i + 2));
    world.curve.forEach((expected, i) => close(silhouettes[i]!, expected));
  });

  it('the first component by word length, its groups and its line are NumPy’s', async () => {
    const { length } = await found;
    expect(length.measure).toBe('characters');
    close(length.share, world.share);
    // The sign of a component is a convention.
    const sign = Math.sign(length.scores[0]! * world.scores[0]!);
    world.scores.forEach((score, i) => close(sign * length.scores[i]!, score));
    expect(length.groups.map((group) => group.length)).toEqual(world.lengths);
    length.groups.forEach(({ mean, sd }, i) => {
      close(sign * mean, world.means[i]!);
      close(sd, world.sds[i]!);
    });
    close(sign * length.line!.slope, world.slope);
    close(sign * length.line!.intercept, world.intercept);
  });
});

describe('Atom as published', () => {
  it('takes the characters of the last token where they are known', async () => {
    const data = dataOf(fixture.tall);
    const last = Float64Array.from(fixture.tall.words, (_, i) => i % 3);
    const covariates = {
      characters: Float32Array.from(last),
      'last token characters': Float32Array.from(last),
    };
    const relations = { ...data.relations, covariates };
    const { length } = await publishedCrystals({ ...data, relations }, all(fixture.tall), 4, quietWork);
    expect(length.measure).toBe('last token characters');
    const [[a, b]] = fixture.tall.sets[0] as [readonly [number, number]];
    expect(length.lengths[0]).toBe(last[a]! - last[b]!);
  });

  it('refuses two relations, in words', async () => {
    const two = crystalParameters(['r0', 'r1']);
    await expect(publishedCrystals(dataOf(fixture.tall), two, 11, quietWork)).rejects.toThrow(
      /expected at least three relations.*found 2 relations of 30 pairs/u,
    );
  });
});
