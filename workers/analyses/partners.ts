import { partnersReport } from '../../src/scales/brain/analysis/reports.ts';
import { marginPartnersReport } from '../../src/scales/brain/analysis/together/reports.ts';
import { partnersByCosine } from '../../src/scales/shared/analysis/partners.ts';
import { partnersJob } from '../../src/scales/shared/partners.ts';
import { memoryOf } from '../memory.ts';
import { implement } from '../registry.ts';

implement(partnersJob, async (dataset, { layer, by, of, count }, work) => {
  if (by === 'cosine') return partnersByCosine(await dataset.decoder(layer), of, count, work);
  const request = { layer, of, count };
  if (by === 'firing') return partnersReport(dataset, request, work);
  return marginPartnersReport(dataset, request, work, memoryOf(dataset));
});
