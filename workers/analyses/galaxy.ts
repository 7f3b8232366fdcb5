import { cloud, shape } from '../../src/scales/galaxy/analysis.ts';
import { cloudJob, shapeJob } from '../../src/scales/galaxy/jobs.ts';
import { implement } from '../registry.ts';

implement(cloudJob, async (dataset, { layer, ...parameters }, work) =>
  cloud(await dataset.decoder(layer), parameters, work),
);
implement(shapeJob, async (dataset, { layer, ...parameters }, work) =>
  shape(await dataset.decoder(layer), parameters, work),
);
