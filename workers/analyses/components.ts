import { componentsOf } from '../../src/scales/shared/analysis/components.ts';
import { componentsJob } from '../../src/scales/shared/components.ts';
import { implement } from '../registry.ts';

implement(componentsJob, async (dataset, { layer, ...parameters }, work) =>
  componentsOf(await dataset.decoder(layer), parameters, work),
);
