import { listHub } from '../../src/dataset/hub.ts';
import { bundleArchive } from '../../src/dataset/publish/archive.ts';
import { recogniseFiles } from '../../src/dataset/local.ts';
import { blobSource } from '../../src/dataset/sources/blobs.ts';
import {
  exportJob,
  hubListingJob,
  infoJob,
  labelsJob,
  notesJob,
  recogniseJob,
  relationsJob,
  textsJob,
} from '../../src/jobs/datasetJobs.ts';
import { readChosen } from '../datasets.ts';
import { implement } from '../registry.ts';

implement(infoJob, async (dataset) => dataset.info);
implement(labelsJob, (dataset, { layer }) => dataset.labels(layer));
implement(notesJob, (dataset, { layer, feature }) => dataset.notes(layer, feature));
implement(textsJob, (dataset, { layer, blocks }) => dataset.texts?.(layer, blocks) ?? Promise.resolve([]));
implement(relationsJob, (dataset) => dataset.relations());
implement(recogniseJob, async (_, { listing }) => {
  const files = await readChosen(listing);
  return recogniseFiles(
    files.map(({ path }) => path),
    blobSource(files),
  );
});
implement(hubListingJob, (_, { repository, token }, work) =>
  listHub(repository, token, (files) => {
    work.progress(0, `${files.toLocaleString('en')} files looked at`);
    return work.pause();
  }),
);
implement(exportJob, bundleArchive);
