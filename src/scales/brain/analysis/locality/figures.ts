import { affinityEntry } from '../affinities/affinities.ts';
import { maximumStatistic } from '../../../../math/statistics/nulls/maximumStatistic.ts';
import { moran, type NeighbourGraph } from '../../../../math/statistics/association/moran.ts';
import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { frequencyBins } from '../../../../math/random/frequencyBins.ts';
import { random, shuffle } from '../../../../math/random/random.ts';
import { placesOfGroups, shuffleWithin } from '../../../../math/random/shuffleWithin.ts';
import type { Work } from '../../../../math/work/work.ts';
import { frequencyResidual } from './frequencyResidual.ts';
import { neighbourPairs } from './neighbourPairs.ts';

/** Moran’s I of one coordinate, corrected for the number of coordinates. */
export interface CoordinateFigure extends NullFigure {
  /** number of the eigenvector, from 2: the first is constant */
  readonly eigenvector: number;
  /** p, corrected for the number of coordinates by the maximum statistic */
  readonly correctedP: number | null;
}

/** Whether function follows geometry among some features, before anything is cut into lobes. */
export interface LocalityFigures {
  readonly n: number;
  /** pairs of neighbours that were compared */
  readonly pairs: number;
  /** whether these pairs are a random sample of all */
  readonly sampled: boolean;
  /** mean cosine of a feature with its nearest directions */
  readonly cosine: number;
  /** mean phi of features with their nearest directions, beside strangers that fire as often */
  readonly phi: NullFigure;
  /** Moran’s I of the leading coordinates of co-firing, less what the frequency explains */
  readonly coordinates: readonly CoordinateFigure[];
  /** Moran’s I of the logarithm of the frequency, whatever fires with what */
  readonly frequency: NullFigure;
}

/** What the figures are computed from; places are among the members. */
export interface LocalityInput {
  readonly graph: NeighbourGraph & { readonly cosine: number };
  /** number of blocks in which each feature fires, `[n]`, of `blocks` */
  readonly fired: Uint32Array;
  readonly blocks: number;
  /** the number of blocks in which the features at two places both fire */
  readonly together: (i: number, j: number) => number;
  /** coordinates of co-firing, each `[n]`; the first is the second eigenvector */
  readonly coordinates: readonly ArrayLike<number>[];
}

/** Pairs of neighbours compared at most: more are sampled, since the mean of so many hardly varies. */
const MOST_PAIRS = 200_000;

/**
 * The figures of `LocalityFigures`. In each draw of the null, what the features do is dealt again among features that fire in about
 * as many blocks (20 bins), while the graph of their directions stays as it is: every feature then has strangers of the same
 * frequencies for neighbours, hubs stay hubs, and frequencies that follow directions count for nothing. The frequency itself is
 * permuted freely.
 *
 * @param draws  at least 1
 */
export async function localityFigures(
  input: LocalityInput,
  { draws, seed }: { readonly draws: number; readonly seed: number },
  work: Work,
): Promise<LocalityFigures> {
  const { graph, fired, coordinates } = input;
  const n = fired.length;
  const stream = random(seed);
  const strata = frequencyBins(fired, new Uint8Array(n));
  const groups = placesOfGroups(strata);
  const pairs = neighbourPairs(graph, MOST_PAIRS, stream);
  const meanPhi = meanPhiOf(input, pairs);
  const residuals = coordinates.map((values) => frequencyResidual(values, fired, strata));
  const logs = Float64Array.from(fired, Math.log);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  const free = logs.slice();
  const own = residuals.map((values) => moran(values, graph));
  const ownPhi = await meanPhi(order, work);
  const phis = new Float64Array(draws);
  const frequencies = new Float64Array(draws);
  const spread: Float64Array[] = [];
  for (let draw = 0; draw < draws; draw++) {
    await work.pause();
    work.progress(draw / draws, `strangers, draw ${draw + 1} of ${draws}`);
    shuffleWithin(order, groups, stream);
    phis[draw] = await meanPhi(order, work);
    spread.push(
      Float64Array.from(residuals, (values) =>
        moran(
          Float64Array.from(order, (place) => values[place]!),
          graph,
        ),
      ),
    );
    frequencies[draw] = moran(shuffle(free, stream), graph);
  }
  const corrected = maximumStatistic(own, spread);
  return {
    n,
    pairs: pairs.weights.length,
    sampled: pairs.sampled,
    cosine: graph.cosine,
    phi: besideNull(ownPhi, phis),
    coordinates: own.map((value, c) => ({
      ...besideNull(
        value,
        spread.map((row) => row[c]!),
      ),
      eigenvector: c + 2,
      correctedP: corrected.p[c]!,
    })),
    frequency: besideNull(moran(logs, graph), frequencies),
  };
}

/** Pairs between pauses. */
const STEP = 20_000;

/** The mean phi of pairs of neighbours when the feature at each place is replaced by another. */
function meanPhiOf(
  { fired, blocks, together }: LocalityInput,
  { ends, weights }: ReturnType<typeof neighbourPairs>,
): (order: Uint32Array, work: Work) => Promise<number> {
  const { value: phi } = affinityEntry('phi');
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return async (order, work) => {
    let sum = 0;
    for (let pair = 0; pair < weights.length; pair++) {
      if (pair % STEP === STEP - 1) await work.pause();
      const [i, j] = [order[ends[2 * pair]!]!, order[ends[2 * pair + 1]!]!];
      sum += weights[pair]! * phi(together(i, j), fired[i]!, fired[j]!, blocks);
    }
    return sum / all;
  };
}
