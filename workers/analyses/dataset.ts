import { infoJob, labelsJob, notesJob, relationsJob } from '../../src/jobs/datasetJobs.ts';
import { implement } from '../registry.ts';

implement(infoJob, async (dataset) => dataset.info);
implement(labelsJob, (dataset, { layer }) => dataset.labels(layer));
implement(notesJob, (dataset, { layer, feature }) => dataset.notes(layer, feature));
implement(relationsJob, (dataset) => dataset.relations());
