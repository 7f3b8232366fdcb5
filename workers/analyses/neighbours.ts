import { neighboursByCosine } from '../../src/math/neighbours/neighbours.ts';
import { neighboursJob } from '../../src/scales/shared/neighbours.ts';
import { implement } from '../registry.ts';

implement(neighboursJob, async (dataset, { layer, among, of, count }) => {
  const directions = await (among === 'features' ? dataset.decoder(layer) : dataset.wordVectors(layer));
  return neighboursByCosine(directions, of, count);
});
