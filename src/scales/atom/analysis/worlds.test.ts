import { describe, expect, it } from 'vitest';
import { quietWork } from '../../../math/work/work.ts';
import { layerQuality } from './quality/layerQuality.ts';
import { crystalParameters } from './parameters.ts';
import { crystalQuality } from './quality/quality.ts';
import { story } from './story.ts';
import { pairedWorld, type PairedWorld } from './testing/pairedWorld.ts';

const same = (pairs: number, relations: number) => Array.from({ length: relations }, () => pairs);

async function codes(world: PairedWorld): Promise<string[]> {
  const data = pairedWorld(world);
  const ids = data.relations.relations.map(({ id }) => id);
  const quality = await layerQuality(data, crystalParameters(ids, { shrinkage: 'auto' }), quietWork);
  return quality.relations.map(({ verdict }) => verdict.code);
}

async function codesOf(world: Omit<PairedWorld, 'seed'>, seeds: number): Promise<string[]> {
  const all: string[] = [];
  for (let seed = 1; seed <= seeds; seed++) all.push(...(await codes({ ...world, seed })));
  return all;
}

const number = (list: readonly string[], code: string) => list.filter((one) => one === code).length;

describe('the verdict on planted relations', () => {
  it('holds for parallel pairs', async () => {
    const found = await codesOf({ making: 'parallel', pairs: same(12, 5), dim: 32 }, 3);
    expect(number(found, 'holds')).toBe(15);
  });

  it('holds for as few as four parallel pairs', async () => {
    const found = await codesOf({ making: 'parallel', pairs: [4, 5, 6, 7, 7, 6], dim: 64 }, 3);
    expect(number(found, 'holds')).toBeGreaterThanOrEqual(17);
  });

  it('does not hold if pairs only share their outputs', async () => {
    const found = await codesOf({ making: 'hubs', pairs: same(15, 6), dim: 32 }, 6);
    expect(number(found, 'holds')).toBeLessThanOrEqual(1);
  });

  it('is a direction and no pairing if inputs and outputs are two clusters', async () => {
    const found = await codesOf({ making: 'clusters', pairs: same(12, 6), dim: 32 }, 6);
    expect(number(found, 'holds') + number(found, 'direction')).toBe(36);
    // A rate of 5 % on two sides is 2.5 % above: more than 4 of 36 have a probability below 0.5 %.
    expect(number(found, 'holds')).toBeLessThanOrEqual(4);
  });

  it('is no better than shuffled for noise', async () => {
    const found = await codesOf({ making: 'noise', pairs: same(12, 6), dim: 32 }, 5);
    expect(number(found, 'holds')).toBe(0);
    expect(number(found, 'tooFew')).toBe(0);
  });
});

describe('the story', () => {
  const told = async (world: PairedWorld) => {
    const data = pairedWorld(world);
    const ids = data.relations.relations.map(({ id }) => id);
    return crystalQuality(data, crystalParameters(ids), quietWork);
  };

  it('says of noise that it is no more than chance, however well it fits in-sample', async () => {
    for (const [dim, seed] of [
      [300, 1],
      [64, 2],
    ] as const) {
      const sentences = story(await told({ making: 'noise', pairs: same(10, 6), dim, seed })).join(' ');
      expect(sentences).toMatch(/no more than under shuffled labels/);
      expect(sentences).toMatch(/no more than chance, so the in-sample figure is the fit/);
      expect(sentences).not.toMatch(/structure/);
    }
  });

  it('says of parallel pairs that most of the structure is there', async () => {
    const quality = await told({ making: 'parallel', pairs: same(12, 5), dim: 32, seed: 1 });
    expect(story(quality).join(' ')).toMatch(/most of the structure is there/);
  });

  it('does not blame shared words if no pairs share a word', async () => {
    const quality = await told({ making: 'parallel', pairs: [1, 2, 1], dim: 16, seed: 1 });
    expect(quality.notes.join(' ')).not.toMatch(/shared/);
    expect(quality.notes.join(' ')).toMatch(/no fold leaves two relations/);
  });
});

it('retrieval leaves out pairs that share a word: an output that others share is no answer', async () => {
  const data = pairedWorld({ making: 'hubs', pairs: same(15, 4), dim: 32, seed: 3 });
  const ids = data.relations.relations.map(({ id }) => id);
  const { relations } = await crystalQuality(data, crystalParameters(ids, { shuffles: 2 }), quietWork);
  for (const { retrieval, meanOutput } of relations) {
    expect(retrieval!.excluded.top1).toBeLessThan(0.15);
    expect(meanOutput!.n).toBe(15);
  }
});
