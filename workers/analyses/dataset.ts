import { listHub } from '../../src/dataset/open/hub.ts';
import { recogniseReference } from '../../src/dataset/open/open.ts';
import { readOwnColumns } from '../../src/dataset/open/ownColumns.ts';
import { ANALYSIS_VERSION } from '../../src/dataset/bundle/results/entry.ts';
import { bundleArchive } from '../../src/dataset/bundle/publish/archive.ts';
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
import { precompute, publishedResult, recomputed } from '../published.ts';
import { implement, implementForPlace } from '../registry.ts';

implement(infoJob, async (dataset) => dataset.info);
implement(labelsJob, (dataset, { layer }) => dataset.labels(layer));
implement(notesJob, (dataset, { layer, feature }) => dataset.notes(layer, feature));
implement(noteTextsJob, (dataset, { layer }, work) => noteTexts(dataset, layer, work));
implement(textsJob, (dataset, { layer, blocks }) => dataset.texts?.(layer, blocks) ?? Promise.resolve([]));
implement(relationsJob, (dataset) => dataset.relations());
implementForPlace(recogniseJob, recogniseReference);
implementForPlace(columnFileJob, readOwnColumns);
implement(normsJob, async (dataset, { layer }) => normRange(await dataset.decoder(layer)));
implementForPlace(hubListingJob, ({ token }, repository, work) =>
  listHub(repository, token, (files) => {
    work.progress(0, `${files.toLocaleString('en')} files listed`);
    return work.pause();
  }),
);
implement(exportJob, (dataset, { results, ...statement }, work) =>
  bundleArchive(dataset, statement, (source, step) => precompute(source, results, step), work),
);
implement(
  publishedJob,
  async (dataset, { job, parameters }) => (await publishedResult(dataset, job, parameters)) !== null,
);
implement(recomputeJob, recomputed);
implement(stateJob, async (dataset, { layer }) => `${ANALYSIS_VERSION} ${await dataset.fingerprint(layer)}`);
implement(publishedStatesJob, async (dataset) => dataset.results?.states() ?? []);
