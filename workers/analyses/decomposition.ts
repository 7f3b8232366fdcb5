import { decomposition, randomDecompositions } from '../../src/scales/shared/analysis/decomposition.ts';
import { decompositionJob, randomDecompositionsJob } from '../../src/scales/shared/decomposition.ts';
import { implement } from '../registry.ts';

implement(decompositionJob, async (dataset, { layer, ...parameters }, work) =>
  decomposition(await dataset.decoder(layer), parameters, work),
);
implement(randomDecompositionsJob, async (dataset, { layer, ...parameters }, work) =>
  randomDecompositions(await dataset.decoder(layer), parameters, work),
);
