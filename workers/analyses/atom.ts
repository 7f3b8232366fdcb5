import { crystalScene } from '../../src/scales/atom/analysis.ts';
import { crystalSceneJob } from '../../src/scales/atom/jobs.ts';
import { implement } from '../registry.ts';

implement(crystalSceneJob, async (dataset, { layer, ...parameters }, work) => {
  const [vectors, relations] = await Promise.all([dataset.wordVectors(layer), dataset.relations()]);
  return crystalScene({ vectors, relations }, parameters, work);
});
