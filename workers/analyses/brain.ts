import type { Dataset } from '../../src/dataset/dataset.ts';
import { writeFiringsNpz } from '../../src/dataset/formats/firings/firingsFile.ts';
import { firingsBeside } from '../../src/dataset/recognise/belonging.ts';
import type { Job } from '../../src/jobs/job.ts';
import type { Work } from '../../src/math/work/work.ts';
import { encode } from '../../src/scales/brain/analysis/index.ts';
import {
  agreementReport,
  categoryNullReport,
  classifierReport,
  companyReport,
  geometryReport,
  lobesReport,
  meetingReport,
  stabilityReport,
  typicalReport,
} from '../../src/scales/brain/analysis/reports.ts';
import {
  heldOutReport,
  localityReport,
  seedsReport,
} from '../../src/scales/brain/analysis/controlReports.ts';
import {
  publishedClassifierReport,
  publishedGeometryReport,
} from '../../src/scales/brain/analysis/published/reports.ts';
import { followingReport } from '../../src/scales/brain/analysis/following/report.ts';
import {
  hierarchyReport,
  togetherReport,
  tokenAbsorptionReport,
} from '../../src/scales/brain/analysis/together/reports.ts';
import type { Remember } from '../../src/scales/brain/analysis/request.ts';
import { sweepReport } from '../../src/scales/brain/analysis/sweep/sweepReport.ts';
import {
  tokenCloudReport,
  tokenContextOf,
  tokenRankingReport,
} from '../../src/scales/brain/analysis/tokens/report.ts';
import {
  absorptionJob,
  affinitiesJob,
  categoryNullJob,
  classifierJob,
  companyJob,
  encodeJob,
  followingJob,
  geometryJob,
  heldOutJob,
  hierarchyJob,
  lobesJob,
  localityJob,
  meetingJob,
  publishedClassifierJob,
  publishedGeometryJob,
  seedsJob,
  stabilityJob,
  sweepPointJob,
  togetherJob,
  tokenContextJob,
  tokenRankingJob,
  tokensJob,
  typicalJob,
} from '../../src/scales/brain/jobs.ts';
import { memoryOf } from '../memory.ts';
import { implement } from '../registry.ts';

/** Implements a job by a report that keeps results for the other jobs of its dataset. */
function implementReport<Request, Result>(
  job: Job<Request, Result>,
  report: (dataset: Dataset, request: Request, work: Work, remember: Remember) => Promise<Result>,
): void {
  implement(job, (dataset, request, work) => report(dataset, request, work, memoryOf(dataset)));
}

implementReport(lobesJob, lobesReport);
implementReport(typicalJob, typicalReport);
implementReport(categoryNullJob, categoryNullReport);
implementReport(geometryJob, geometryReport);
implementReport(classifierJob, classifierReport);
implementReport(publishedGeometryJob, publishedGeometryReport);
implementReport(publishedClassifierJob, publishedClassifierReport);
implementReport(stabilityJob, stabilityReport);
implementReport(sweepPointJob, sweepReport);
implementReport(localityJob, localityReport);
implementReport(seedsJob, seedsReport);
implementReport(togetherJob, togetherReport);
implementReport(hierarchyJob, hierarchyReport);
implementReport(absorptionJob, tokenAbsorptionReport);
implementReport(followingJob, followingReport);
implementReport(tokensJob, tokenCloudReport);
implementReport(tokenRankingJob, tokenRankingReport);
implement(heldOutJob, heldOutReport);
implement(affinitiesJob, agreementReport);
implement(tokenContextJob, (dataset, { layer, token }) => tokenContextOf(dataset, layer, token));
implement(companyJob, companyReport);
implement(meetingJob, meetingReport);

implement(encodeJob, async (dataset, { layer, ...parameters }, work) => {
  const encoding = await dataset.encoding(layer);
  const { firings, document, documents, dropped } = await encode(encoding, parameters, work);
  const bytes = writeFiringsNpz(firings, { ...parameters, document, category: null });
  return { path: firingsBeside(encoding.sae), bytes, blocks: firings.blocks, documents, dropped };
});
