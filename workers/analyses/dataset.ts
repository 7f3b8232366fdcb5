import { recogniseReference } from '../../src/dataset/open/open.ts';
import { ANALYSIS_VERSION } from '../../src/dataset/bundle/results/entry.ts';
import {
  columnFileJob,
  hubListingJob,
  infoJob,
  labelsJob,
  normsJob,
  notesJob,
  noteTextsJob,
  publishedJob,
  publishedStatesJob,
  recogniseJob,
  recomputeJob,
  relationsJob,
  stateJob,
  textsJob,
} from '../../src/jobs/datasetJobs.ts';
import { normRange } from '../../src/math/matrices/normRange.ts';
import { exportJob } from '../../src/scales/publish/exportJob.ts';
import { noteTexts } from '../noteTexts.ts';
import { publishedResult } from '../published.ts';
import { implement, implementForPlace, implementReading } from '../registry.ts';

implementReading(infoJob, async (dataset) => dataset.info);
implementReading(labelsJob, (dataset, { layer }) => dataset.labels(layer));
implementReading(notesJob, (dataset, { layer, feature }) => dataset.notes(layer, feature));
implementReading(noteTextsJob, (dataset, { layer }, work) => noteTexts(dataset, layer, work));
implementReading(
  textsJob,
  (dataset, { layer, blocks }) => dataset.texts?.(layer, blocks) ?? Promise.resolve([]),
);
implementReading(relationsJob, (dataset) => dataset.relations());
implementForPlace(recogniseJob, recogniseReference);
implementForPlace(columnFileJob, async (reference, parameters) => {
  const { readOwnColumns } = await import('../../src/dataset/open/ownColumns.ts');
  return readOwnColumns(reference, parameters);
});
implementReading(normsJob, async (dataset, { layer }) => normRange(await dataset.decoder(layer)));
implementForPlace(hubListingJob, async ({ token }, repository, work) => {
  const { listHub } = await import('../../src/dataset/open/hub.ts');
  return listHub(repository, token, (files) => {
    work.progress(0, `${files.toLocaleString('en')} files listed`);
    return work.pause();
  });
});
implement(exportJob, async (dataset, { results, ...statement }, work) => {
  const [{ bundleArchive }, { precompute }] = await Promise.all([
    import('../../src/dataset/bundle/publish/archive.ts'),
    import('../precompute.ts'),
  ]);
  return bundleArchive(dataset, statement, (source, step) => precompute(source, results, step), work);
});
implementReading(
  publishedJob,
  async (dataset, { job, parameters }) => (await publishedResult(dataset, job, parameters)) !== null,
);
implement(recomputeJob, async (dataset, request, work) => {
  const { recomputed } = await import('../precompute.ts');
  return recomputed(dataset, request, work);
});
implementReading(
  stateJob,
  async (dataset, { layer }) => `${ANALYSIS_VERSION} ${await dataset.fingerprint(layer)}`,
);
implementReading(publishedStatesJob, async (dataset) => dataset.results?.states() ?? []);
