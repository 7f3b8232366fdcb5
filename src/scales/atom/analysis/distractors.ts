import { differences } from '../../../math/pairs/differences.ts';
import { pearson, type Correlation } from '../../../math/statistics/pearson.ts';
import { coordinates, principalAxes } from '../../../math/spectra/principalAxes.ts';
import type { Work } from '../../../math/work/work.ts';
import type { CrystalParameters } from './parameters.ts';
import { covariateTable, select, type RelationWords, type SelectedRelation } from './selection.ts';

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
export interface ComponentCorrelation extends Correlation {
  /** from 0 */
  readonly component: number;
  readonly covariate: string;
  /** p times the number of correlations looked at (Bonferroni), at most 1 */
  readonly adjusted: number;
}

/**
 * The paper's word-length figure, for every covariate: principal components of all differences together,
 * each correlated over the pairs with the difference of each covariate (output − input). p takes the pairs
 * as independent, which pairs that share a word are not.
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
  const tests = axes.rows * names.length;
  const correlations = Array.from(shares, (_, component) => component).flatMap((component) =>
    covariates.map((covariate): ComponentCorrelation => {
      const column = Float64Array.from(selection.labels, (_, i) => scores[i * axes.rows + component]!);
      const found = correlation(column, covariate.differences);
      return {
        ...found,
        component,
        covariate: covariate.name,
        adjusted: Math.min(1, tests * found.p),
      };
    }),
  );
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
