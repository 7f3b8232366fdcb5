import { cloud } from '../../../src/scales/cloud/analysis/cloud.ts';
import { cloudJob } from '../../../src/scales/galaxy/jobs.ts';
import { implement } from '../../registry.ts';

implement(cloudJob, async (dataset, { layer, ...parameters }, work) =>
  cloud(await dataset.decoder(layer), parameters, work),
);
