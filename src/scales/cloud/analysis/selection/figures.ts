import { adjustedMutualInformation } from '../../../../math/clustering/mutualInformation.ts';
import { meanPhiIn } from '../../../../math/affinity/meanPhi.ts';
import type { BlockFirings } from '../../../../dataset/dataset.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { inverseNorms } from '../../../../math/matrices/norms.ts';
import { meanCosineAmong } from '../../../../math/neighbours/cosines.ts';
import { drawsWithin } from '../../../../math/random/drawsWithin.ts';
import { random, shuffle, type Random } from '../../../../math/random/random.ts';
import { maximumStatistic } from '../../../../math/statistics/nulls/maximumStatistic.ts';
import { meanAndDeviation } from '../../../../math/statistics/meanAndDeviation.ts';
import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import type { Work } from '../../../../math/work/work.ts';
import { categorySharesIn } from './categoryShares.ts';
import { SPECTRUM_ROWS } from './defaults.ts';
import { spectrumOf } from './spectrum.ts';

/** What a selection is measured in. */
export interface SelectionData {
  /** directions, `[n, dim]` */
  readonly vectors: Matrix;
  /** items of one group are about equally frequent; random sets have as many of each group, `[n]` */
  readonly groups: ArrayLike<number>;
  /** whether only the directions are compared, and not the spectrum */
  readonly cosineOnly?: boolean;
  readonly firings?: BlockFirings | null;
  /** number of categories of documents */
  readonly categories?: number;
  /** lobe of each feature, −1 for features left out, `[n]` */
  readonly lobes?: Int32Array | null;
}

/** A figure beside its null model, among several figures. */
export interface SelectionFigure extends NullFigure {
  /** p corrected for the number of figures; null if there is no p. See `maximumStatistic` */
  readonly correctedP: number | null;
}

/** The share of the selection's firings in each category of documents, beside random sets. */
export interface CategoryProfile {
  /** `[categories]`, in [0, 1] */
  readonly share: Float64Array;
  /** over random sets, `[categories]` */
  readonly mean: Float64Array;
  /** standard deviation over random sets, `[categories]` */
  readonly sd: Float64Array;
  /** corrected for the number of categories, `[categories]` */
  readonly correctedP: Float64Array;
}

export interface SelectionFigures {
  /** the number of random sets */
  readonly draws: number;
  /** over all pairs of members; null if fewer than two have a direction */
  readonly meanCosine: SelectionFigure | null;
  /** of the members' rows; null if not computed */
  readonly participationRatio: SelectionFigure | null;
  /** of the members' rows: share of the first three components, in [0, 1]; null if not computed */
  readonly topShare: SelectionFigure | null;
  /** the number of rows of the spectrum: all members, or a random sample of them; 0 if not computed */
  readonly spectrumRows: number;
  /** phi of the firings over all pairs of members; null without firings */
  readonly meanPhi: SelectionFigure | null;
  /** adjusted mutual information of membership with the lobes; null without lobes */
  readonly lobes: SelectionFigure | null;
  /** null without firings or categories */
  readonly categories: CategoryProfile | null;
}

/** The figures that have a value, a null model and a p. */
type FigureName = 'meanCosine' | 'participationRatio' | 'topShare' | 'meanPhi' | 'lobes';

/** One or more figures that are found together for a set of items; NaN for a figure that does not exist. */
interface Measure {
  readonly names: readonly FigureName[];
  readonly of: (items: Uint32Array) => readonly number[];
}

/**
 * A selection beside random sets of the same size and frequency: how alike its directions are, how many dimensions
 * they take up, whether its features fire together, whether it follows the lobes, and in which categories of documents
 * it fires. Nothing is computed for pairs of members. All figures are found for the same random sets, so that their p can
 * be corrected for each other by a maximum statistic.
 *
 * @param members  items, each once
 * @throws RangeError when a member is not a row of the vectors, or there is no draw
 */
export async function selectionFigures(
  data: SelectionData,
  members: Uint32Array,
  { draws, seed }: { readonly draws: number; readonly seed: number },
  work: Work,
): Promise<SelectionFigures> {
  const draw = drawsWithin(data.groups, members, random(seed));
  const measures = measuresOf(data, random(seed + 1));
  const shares = data.firings ? categorySharesIn(data.firings, data.categories ?? 0) : null;
  const values: (readonly number[])[] = [];
  const profiles: Float64Array[] = [];
  // The selection is measured first, and then each random set in the same way.
  for (let i = 0; i <= draws; i++) {
    work.progress(i / (draws + 1), i === 0 ? 'measuring the selection' : `random set ${i} of ${draws}`);
    const items = i === 0 ? members : draw();
    const found: number[] = [];
    for (const { of } of measures) {
      found.push(...of(items));
      await work.pause();
    }
    values.push(found);
    if (shares) profiles.push(shares(items));
  }
  const names = measures.flatMap((measure) => measure.names);
  return {
    draws,
    ...figuresOf(names, values),
    spectrumRows: names.includes('topShare') ? Math.min(members.length, SPECTRUM_ROWS) : 0,
    categories: profileOf(profiles),
  };
}

function measuresOf(data: SelectionData, stream: Random): readonly Measure[] {
  const { vectors, firings, lobes, cosineOnly = false } = data;
  const inverse = inverseNorms(vectors);
  const measures: Measure[] = [
    { names: ['meanCosine'], of: (items) => [meanCosineAmong(vectors, inverse, items)] },
  ];
  if (!cosineOnly) measures.push({ names: ['participationRatio', 'topShare'], of: spectra(vectors, stream) });
  if (firings) {
    const meanPhi = meanPhiIn(firings);
    measures.push({ names: ['meanPhi'], of: (items) => [meanPhi(items)] });
  }
  if (lobes) {
    const agreement = agreementWith(lobes);
    measures.push({ names: ['lobes'], of: (items) => [agreement(items)] });
  }
  return measures;
}

/** The spectrum of a set's rows, or of a random sample of them if they are many. */
function spectra(vectors: Matrix, stream: Random): (items: Uint32Array) => readonly number[] {
  return (items) => {
    const rows = items.length > SPECTRUM_ROWS ? shuffle(items.slice(), stream) : items;
    const { participationRatio, topShare } = spectrumOf(vectors, rows.subarray(0, SPECTRUM_ROWS));
    return [participationRatio, topShare];
  };
}

/** Adjusted mutual information of a set with lobes, among the features that are in one. */
function agreementWith(lobes: Int32Array): (items: Uint32Array) => number {
  const membership = new Int8Array(lobes.length);
  return (items) => {
    for (const item of items) membership[item] = 1;
    const found = adjustedMutualInformation(membership, lobes);
    for (const item of items) membership[item] = 0;
    return found;
  };
}

/** @param values  of the selection, then of each random set, `[1 + draws][names]` */
function figuresOf(
  names: readonly FigureName[],
  [observed = [], ...nulls]: readonly (readonly number[])[],
): Record<FigureName, SelectionFigure | null> {
  const corrected = maximumStatistic(observed, nulls).p;
  const figure = (name: FigureName): SelectionFigure | null => {
    const place = names.indexOf(name);
    const value = observed[place];
    if (value === undefined || !Number.isFinite(value)) return null;
    const found = besideNull(
      value,
      nulls.map((values) => values[place]!),
    );
    return { ...found, correctedP: found.p === null ? null : corrected[place]! };
  };
  return {
    meanCosine: figure('meanCosine'),
    participationRatio: figure('participationRatio'),
    topShare: figure('topShare'),
    meanPhi: figure('meanPhi'),
    lobes: figure('lobes'),
  };
}

/** @param profiles  of the selection, then of each random set */
function profileOf([share, ...nulls]: readonly Float64Array[]): CategoryProfile | null {
  if (!share || Number.isNaN(share[0])) return null;
  const columns = Array.from(share, (_, c) =>
    meanAndDeviation(nulls.map((profile) => profile[c]!).filter(Number.isFinite)),
  );
  return {
    share,
    mean: Float64Array.from(columns, ({ mean }) => mean),
    sd: Float64Array.from(columns, ({ sd }) => sd),
    correctedP: Float64Array.from(maximumStatistic(share, nulls).p, (p) => p ?? NaN),
  };
}
