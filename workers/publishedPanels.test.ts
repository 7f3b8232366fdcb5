import { beforeAll, describe, expect, it } from 'vitest';
import { openBundle } from '../src/dataset/bundle/bundle.ts';
import type { Dataset } from '../src/dataset/dataset.ts';
import { parseDamaged } from '../src/dataset/testing/fuzz/cases.ts';
import { memorySource } from '../src/dataset/sources/memory.ts';
import { quietWork } from '../src/math/work/work.ts';
import { plannedResults, resultTitle } from '../src/scales/publish/publishable.ts';
import { formOf } from '../src/scales/publish/resultForms.ts';
import { publishedResult } from './published.ts';
import { implementationOf } from './registry.ts';
import { fuzzedResults } from './testing/fuzzedResults.ts';
import { FEATURES, publishedTwoLayers, RELATED, twoLayers } from './testing/twoLayers.ts';

let dataset: Dataset;
let planned: Awaited<ReturnType<typeof plannedResults>>;

beforeAll(async () => {
  dataset = await publishedTwoLayers();
  planned = await plannedResults(dataset, RELATED);
});

/** A published result of a job on layer a, and whether another value would be read in its place. */
async function published<Result>(name: string) {
  const { job, parameters } = planned.findLast((one) => one.job === name)!;
  const fits = (await formOf(job, parameters, dataset.info))!;
  return { found: (await publishedResult(dataset, job, parameters)) as Result, fits };
}

interface Arrays {
  readonly [field: string]: unknown;
}

describe('results of pairs, tokens and other layers in a bundle', () => {
  it('are planned for every layer that has what they need, by names that say of which layer', () => {
    const names = planned.map(({ job, parameters }) =>
      typeof parameters.layer === 'string' ? `${job} ${parameters.layer}` : job,
    );
    expect([...new Set(names)].sort()).toEqual([
      'brain/absorption a',
      ...['brain/following a', 'brain/following b', 'brain/hierarchy a', 'brain/hierarchy b'],
      ...['brain/together a', 'brain/together b', 'brain/token-ranking', 'brain/tokens a'],
      ...['decomposition/random a', 'decomposition/random b', 'galaxy/matching a', 'galaxy/matching b'],
    ]);
    const { job, parameters } = planned.find((one) => one.job === 'brain/token-ranking')!;
    expect(resultTitle(job, parameters, dataset.info)).toBe('Ranking by the shapes of tokens, layer a');
  });

  it('equal what the user’s browser would compute', async () => {
    const bare = await openBundle(memorySource(twoLayers()));
    for (const { job, parameters } of planned) {
      const found = await publishedResult(dataset, job, parameters);
      expect(found, job).toEqual(await (await implementationOf(job))(bare, parameters, quietWork));
    }
  });

  it('hold what was planted', async () => {
    const { found: together } = await published<{ together: number }>('brain/together');
    expect(together.together).toBeGreaterThan(0);
    const { found: hierarchy } = await published<{ links: unknown[] }>('brain/hierarchy');
    expect(hierarchy.links.length).toBeGreaterThan(0);
    const { found: tokens } = await published<{ tokens: Uint32Array }>('brain/tokens');
    expect(tokens.tokens.length).toBeGreaterThan(20);
  });

  it('with one field missing, of another kind or of another layer are computed again', async () => {
    for (const { job, parameters } of planned) {
      const fits = (await formOf(job, parameters, dataset.info))!;
      const found = (await publishedResult(dataset, job, parameters)) as Arrays;
      for (const [field, value] of Object.entries(found)) {
        if (value === null) continue;
        for (const other of [undefined, 'text', {}, new Float32Array(2)])
          expect(fits({ ...found, [field]: other }), `${job} ${field}`).toBe(false);
      }
      const elsewhere = { ...parameters, layer: 'c', clusters: { layer: 'c' } };
      expect(await formOf(job, elsewhere, dataset.info), job).toBeNull();
    }
    const { parameters } = planned.find(({ job }) => job === 'galaxy/matching')!;
    expect(await formOf('galaxy/matching', { ...parameters, with: 'c' }, dataset.info)).toBeNull();
    expect(await formOf('galaxy/matching', { layer: 'a', with: { id: 'b' } }, dataset.info)).toBeNull();
  });

  it('with pairs of features that the layer lacks, or without a number, are computed again', async () => {
    const { found, fits } = await published<{
      pairs: Record<string, Uint32Array | Float64Array>;
      components: Arrays;
    }>('brain/together');
    const withPairs = (changed: object) => fits({ ...found, pairs: { ...found.pairs, ...changed } });
    expect(withPairs({})).toBe(true);
    expect(withPairs({ ends: found.pairs.ends!.with(0, FEATURES) })).toBe(false);
    expect(withPairs({ both: found.pairs.both!.slice(1) })).toBe(false);
    for (const name of ['expected', 'sd', 'log10p', 'excess'])
      expect(withPairs({ [name]: found.pairs[name]!.with(0, NaN) }), name).toBe(false);
    const sizes = (found.components.sizes as Uint32Array).map((size) => size + 1);
    expect(fits({ ...found, components: { ...found.components, sizes } })).toBe(false);
  });

  it('with a hierarchy that closes in a circle are computed again, instead of freezing the page', async () => {
    interface Link {
      readonly child: number;
      readonly parent: number;
      readonly direct: boolean;
    }
    const { found, fits } = await published<{ links: readonly Link[] }>('brain/hierarchy');
    const [link] = found.links;
    const turned = { ...link!, child: link!.parent, parent: link!.child, direct: true };
    const others = found.links.filter(({ child }) => child !== turned.child);
    expect(fits({ ...found, links: [...others, turned] })).toBe(false);
    const twice = { ...link!, direct: true };
    expect(fits({ ...found, links: [...found.links, twice] })).toBe(false);
    expect(fits({ ...found, links: [{ ...link!, child: FEATURES }] })).toBe(false);
    expect(fits({ ...found, links: [{ ...link!, child: NaN }] })).toBe(false);
    const chain = Array.from({ length: 300 }, (_, at) => ({ ...twice, child: at, parent: at + 1 }));
    const long = { ...dataset.info, layers: [{ ...dataset.info.layers[0]!, features: 400 }] };
    const { parameters } = planned.find(({ job }) => job === 'brain/hierarchy')!;
    const fitsLong = (await formOf('brain/hierarchy', parameters, long))!;
    expect(fitsLong({ ...found, links: chain.slice(0, 100) })).toBe(true);
    expect(fitsLong({ ...found, links: chain })).toBe(false);
  });

  it('with lobes, clouds or partners that do not fit are computed again', async () => {
    const { found: followed, fits: fitsFollowed } = await published<{
      followed: readonly object[];
      correlation: Float64Array;
    }>('brain/following');
    const [first, ...rest] = followed.followed;
    expect(fitsFollowed({ ...followed, followed: rest })).toBe(false);
    expect(fitsFollowed({ ...followed, followed: [{ ...first, partner: 9 }, ...rest] })).toBe(false);
    expect(fitsFollowed({ ...followed, correlation: followed.correlation.with(0, 2) })).toBe(false);

    const { found: cloud, fits: fitsCloud } = await published<{
      positions: Float32Array;
      strongest: Uint32Array;
      tokens: Uint32Array;
    }>('brain/tokens');
    for (const bad of [NaN, Infinity, 1e38])
      expect(fitsCloud({ ...cloud, positions: cloud.positions.with(0, bad) })).toBe(false);
    expect(fitsCloud({ ...cloud, strongest: cloud.strongest.with(0, FEATURES) })).toBe(false);
    expect(fitsCloud({ ...cloud, tokens: cloud.tokens.slice(1) })).toBe(false);
    const flat = { share: new Float64Array(0), planes: [], positions: new Float32Array(0) };
    expect(fitsCloud({ ...cloud, ...flat })).toBe(false);

    const { found: ranking, fits: fitsRanking } = await published<{
      labels: Int32Array;
      candidates: readonly object[];
    }>('brain/token-ranking');
    const [candidate, ...others] = ranking.candidates;
    expect(fitsRanking({ ...ranking, candidates: [{ ...candidate, cluster: 99 }, ...others] })).toBe(false);
    expect(fitsRanking({ ...ranking, candidates: [candidate, candidate, ...others] })).toBe(false);
    expect(fitsRanking({ ...ranking, labels: ranking.labels.with(0, FEATURES) })).toBe(false);

    const { found: matched, fits: fitsMatched } = await published<{
      sides: readonly [{ partner: Uint32Array; similarity: Float32Array; kind: Uint8Array }, object];
      assignment: { partner: Int32Array };
    }>('galaxy/matching');
    const [side, other] = matched.sides;
    const withSide = (changed: object) =>
      fitsMatched({ ...matched, sides: [{ ...side, ...changed }, other] });
    expect(withSide({})).toBe(true);
    expect(withSide({ partner: side.partner.with(0, FEATURES) })).toBe(false);
    expect(withSide({ similarity: side.similarity.with(0, NaN) })).toBe(false);
    expect(withSide({ kind: side.kind.with(0, 9) })).toBe(false);
    expect(fitsMatched({ ...matched, assignment: { ...matched.assignment, mean: NaN } })).toBe(false);
    const partner = matched.assignment.partner.with(0, FEATURES);
    expect(fitsMatched({ ...matched, assignment: { ...matched.assignment, partner } })).toBe(false);

    const { found: drawn, fits: fitsDrawn } = await published<{ explained: Float64Array }>(
      'decomposition/random',
    );
    // Without atoms, any number of draws would fit no numbers at all.
    expect(fitsDrawn({ ...drawn, draws: 2 ** 40, atoms: 0, explained: new Float64Array(0) })).toBe(false);
    for (const bad of [NaN, -0.5, 1.5])
      expect(fitsDrawn({ ...drawn, explained: drawn.explained.with(0, bad) })).toBe(false);
  });

  it('damaged in any way are refused, computed again or can be shown', async () => {
    for (const target of await fuzzedResults(dataset)) {
      expect((await parseDamaged(target, 42, target.count!)).broken, target.name).toEqual([]);
    }
  });
});
