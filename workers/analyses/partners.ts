import { partnersReport } from '../../src/scales/brain/analysis/reports.ts';
import { partnersByCosine } from '../../src/scales/shared/analysis/partners.ts';
import { partnersJob } from '../../src/scales/shared/partners.ts';
import { implement } from '../registry.ts';

implement(partnersJob, async (dataset, { layer, by, of, count }, work) =>
  by === 'cosine'
    ? partnersByCosine(await dataset.decoder(layer), of, count, work)
    : partnersReport(dataset, { layer, of, count }, work),
);
