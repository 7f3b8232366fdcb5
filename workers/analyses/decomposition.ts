import type { Dataset } from '../../src/dataset/dataset.ts';
import { decomposition, randomDecompositions } from '../../src/scales/shared/analysis/decomposition.ts';
import { decompositionJob, randomDecompositionsJob } from '../../src/scales/shared/decomposition.ts';
import { implement } from '../registry.ts';

implement(decompositionJob, async (dataset, { layer, among, ...parameters }, work) =>
  decomposition(await dataset.decoder(layer), parameters, work, await otherRows(dataset, layer, among)),
);
implement(randomDecompositionsJob, async (dataset, { layer, among, ...parameters }, work) =>
  randomDecompositions(
    await dataset.decoder(layer),
    parameters,
    work,
    await otherRows(dataset, layer, among),
  ),
);

/** The rows of another layer; undefined for the layer itself. */
const otherRows = async (dataset: Dataset, layer: string, among: string | undefined) =>
  among === undefined || among === layer ? undefined : dataset.decoder(among);
