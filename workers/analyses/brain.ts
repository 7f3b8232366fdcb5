import { writeFiringsNpz } from '../../src/dataset/formats/firings/firingsFile.ts';
import { firingsBeside } from '../../src/dataset/recognise/belonging.ts';
import { encode } from '../../src/scales/brain/analysis/index.ts';
import {
  agreementReport,
  categoryNullReport,
  classifierReport,
  companyReport,
  geometryReport,
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
import { implement } from '../registry.ts';
import { implementReport } from '../reports.ts';

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
