import { differences } from '../../../../math/pairs/differences.ts';
import { dot, norm } from '../../../../math/matrices/dot.ts';
import { random } from '../../../../math/random/random.ts';
import { placesOfGroups, shuffleWithin } from '../../../../math/random/shuffleWithin.ts';
import { pearson, type Correlation } from '../../../../math/statistics/association/pearson.ts';
import { coordinates, principalAxes } from '../../../../math/spectra/principalAxes.ts';
import type { Work } from '../../../../math/work/work.ts';
import type { CrystalParameters } from '../parameters.ts';
import { covariateTable, select, type RelationWords, type SelectedRelation } from '../selection.ts';

/** The covariates that the leading components of the differences correlate with. */
export interface Distractors {
  readonly relations: readonly SelectedRelation[];
  /** relation of each pair, as an index into `relations`, `[pairs]` */
  readonly labels: Uint32Array;
  /** share of the differences' variance of each component, in [0, 1], `[components]` */
  readonly shares: Float64Array;
  /** each difference along the components, about the mean, `[pairs, components]` */
  readonly scores: Float32Array;
  readonly covariates: readonly CovariateDifferences[];
  /** every component with every covariate, component after component */
  readonly correlations: readonly ComponentCorrelation[];
}

export interface CovariateDifferences {
  readonly name: string;
  /** output − input of each pair, `[pairs]` */
  readonly differences: Float32Array;
}

/** A component's correlation with a covariate's differences over the pairs. */
export interface ComponentCorrelation {
  /** from 0 */
  readonly component: number;
  readonly covariate: string;
  /** over all pairs together, as the paper has it: relations that differ in both make it, without any effect within them */
  readonly raw: Correlation;
  /** within relations: of what is left when each relation's means are subtracted; NaN if nothing varies */
  readonly r: number;
  /**
   * how often the largest |r| of the whole table is at least as large when pairs are permuted within relations,
   * (1 + #)/(1 + n); null if there is no r
   */
  readonly p: number | null;
}

/** Permutations of the pairs within relations. */
const PERMUTATIONS = 999;

/**
 * The paper's word-length figure, for every covariate: principal components of all differences together,
 * each correlated over the pairs with the difference of each covariate (output − input), within relations and, as the
 * paper has it, over all pairs. p is that of the largest correlation of the table under permutations of the pairs within
 * relations (Westfall & Young 1993), so that it holds for all of them together.
 *
 * @param components  number of leading components, at most the number that the differences have
 * @throws DataError as `select`
 */
export async function distractors(
  data: RelationWords,
  parameters: CrystalParameters,
  components: number,
  work: Work,
): Promise<Distractors> {
  const selection = select(data, parameters);
  const { axes, shares, mean } = await principalAxes(selection.differences, components, work);
  const scores = coordinates(selection.differences, axes, mean, axes.rows);
  const names = Object.keys(data.relations.covariates);
  const table = differences(covariateTable(data.relations, names), selection.pairs);
  const covariates = names.map((name, c) => ({
    name,
    differences: Float32Array.from(selection.labels, (_, i) => table.data[i * names.length + c]!),
  }));
  const columns = Array.from(shares, (_, component) =>
    Float64Array.from(selection.labels, (_, i) => scores[i * axes.rows + component]!),
  );
  const within = await withinRelations(
    columns,
    covariates.map((covariate) => Float64Array.from(covariate.differences)),
    selection.labels,
    parameters.seed,
    work,
  );
  const correlations = columns.flatMap((column, component) =>
    covariates.map(({ name, differences: own }, c): ComponentCorrelation => {
      const { r, p } = within[component * covariates.length + c]!;
      return { component, covariate: name, raw: correlation(column, own), r, p };
    }),
  );
  work.progress(1, 'Done');
  return {
    relations: selection.relations,
    labels: selection.labels,
    shares,
    scores,
    covariates,
    correlations,
  };
}

function correlation(x: Float64Array, y: Float32Array): Correlation {
  return x.length < 2 ? { r: NaN, p: NaN, n: x.length } : pearson(x, y);
}

/** Correlations within relations of every column with every covariate, column after column, and their p. */
async function withinRelations(
  columns: readonly Float64Array[],
  covariates: readonly Float64Array[],
  labels: Uint32Array,
  seed: number,
  work: Work,
): Promise<{ readonly r: number; readonly p: number | null }[]> {
  const places = placesOfGroups(labels);
  const left = columns.map((column) => unitResiduals(column, places));
  const right = covariates.map((covariate) => unitResiduals(covariate, places));
  const n = labels.length;
  const own = left.flatMap((x) => right.map((y) => dot(x, 0, y, 0, n)));
  const atLeast = new Uint32Array(own.length);
  const stream = random(seed);
  for (let draw = 0; draw < PERMUTATIONS && covariates.length > 0; draw++) {
    // One order for all covariates keeps how they depend on each other.
    const order = shuffleWithin(
      Uint32Array.from(labels, (_, i) => i),
      places,
      stream,
    );
    let largest = 0;
    for (const y of right) {
      const permuted = Float64Array.from(order, (place) => y[place]!);
      for (const x of left) largest = Math.max(largest, Math.abs(dot(x, 0, permuted, 0, n)) || 0);
    }
    own.forEach((r, i) => {
      if (largest >= Math.abs(r) - ROUNDING) atLeast[i]!++;
    });
    if (draw % 32 === 31) await work.pause();
  }
  return own.map((r, i) => ({ r, p: Number.isNaN(r) ? null : (1 + atLeast[i]!) / (1 + PERMUTATIONS) }));
}

/** Correlations that differ by less are equal. */
const ROUNDING = 1e-12;
/** A column whose residuals are shorter than this share of it does not vary within relations. */
const VARIES = 1e-9;

/** A column less the mean of each relation, at unit length; NaN if it does not vary within relations. */
function unitResiduals(column: Float64Array, places: readonly (readonly number[])[]): Float64Array {
  const left = column.slice();
  for (const own of places) {
    const mean = own.reduce((sum, i) => sum + column[i]!, 0) / own.length;
    for (const i of own) left[i]! -= mean;
  }
  const length = norm(left);
  return length > VARIES * norm(column) ? left.map((value) => value / length) : left.fill(NaN);
}
