import type { Target } from '../../src/dataset/testing/fuzz/targets.ts';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { readResult, writeResult } from '../../src/dataset/bundle/results/resultFile.ts';
import { followingVerdict } from '../../src/scales/brain/analysis/following/verdict.ts';
import type { Following } from '../../src/scales/brain/analysis/following/following.ts';
import type { Hierarchy } from '../../src/scales/brain/analysis/together/hierarchy.ts';
import type { TokenAbsorption } from '../../src/scales/brain/analysis/together/tokenAbsorption.ts';
import type { Together } from '../../src/scales/brain/analysis/together/together.ts';
import {
  absorptionNote,
  hierarchyVerdict,
  tokenAbsorptionVerdict,
  togetherVerdict,
} from '../../src/scales/brain/analysis/together/verdicts.ts';
import { INDICES } from '../../src/scales/brain/analysis/tokens/indices.ts';
import { rankedBy } from '../../src/scales/brain/analysis/tokens/ranking.ts';
import type { RankedClusters } from '../../src/scales/brain/analysis/tokens/report.ts';
import type { TokenCloud } from '../../src/scales/brain/analysis/tokens/tokenCloud.ts';
import {
  candidateVerdict,
  rankingVerdict,
  tokenCloudVerdict,
} from '../../src/scales/brain/analysis/tokens/verdict.ts';
import { treeOf } from '../../src/scales/brain/panel/hierarchy/tree.ts';
import { pairRows } from '../../src/scales/brain/panel/together/pairRows.ts';
import { chainsOf, matchingVerdict, type Matching } from '../../src/scales/galaxy/analysis/matching/index.ts';
import { plannedResults } from '../../src/scales/publish/publishable.ts';
import { formOf } from '../../src/scales/publish/resultForms.ts';
import { besideRandom, type RandomDecompositions } from '../../src/scales/shared/analysis/decomposition.ts';
import { publishedResult } from '../published.ts';
import { RELATED } from './twoLayers.ts';

/** What panels and reports compute of each result; it may not fail on any result that has the form. */
const USES: Readonly<Record<string, (found: never) => unknown>> = {
  'brain/together': (found: Together) => [
    togetherVerdict(found),
    pairRows(found, 'together'),
    pairRows(found, 'apart'),
  ],
  'brain/hierarchy': (found: Hierarchy) => [
    hierarchyVerdict(found),
    absorptionNote(found),
    treeOf(found.links),
  ],
  'brain/absorption': (found: TokenAbsorption) => tokenAbsorptionVerdict(found),
  'brain/following': (found: Following) => followingVerdict(found, 'the other layer'),
  'brain/tokens': (found: TokenCloud) => tokenCloudVerdict(found),
  'brain/token-ranking': (found: RankedClusters) => [
    rankingVerdict(found.candidates),
    found.candidates.map(candidateVerdict),
    INDICES.map((index) => rankedBy(found, index)),
  ],
  'galaxy/matching': (found: Matching) => [matchingVerdict(found, ['one', 'two']), chainsOf([found, found])],
  'decomposition/random': (found: RandomDecompositions) =>
    besideRandom({ explained: Float64Array.of(0.3, 0.5) }, found),
};

/**
 * For tests: published results about pairs, tokens and other layers, as files. A damaged one is refused, has another
 * form and is computed again, or can be shown.
 *
 * @param dataset  of `publishedTwoLayers`
 */
export async function fuzzedResults(dataset: Dataset): Promise<readonly Target[]> {
  const planned = await plannedResults(dataset, RELATED);
  return Promise.all(
    Object.entries(USES).map(async ([name, use]): Promise<Target> => {
      const { parameters } = planned.find(({ job }) => job === name)!;
      const fits = (await formOf(name, parameters, dataset.info))!;
      const bytes = writeResult(await publishedResult(dataset, name, parameters));
      return {
        name,
        parts: { 'result.bin': bytes },
        count: 24,
        read: async (parts) => {
          const found = readResult(parts['result.bin']!, 'result.bin');
          if (fits(found)) use(found as never);
        },
      };
    }),
  );
}
