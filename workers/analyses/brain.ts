import type { Dataset } from '../../src/dataset/dataset.ts';
import { writeFiringsNpz } from '../../src/dataset/formats/firings/firingsFile.ts';
import { firingsBeside } from '../../src/dataset/recognise/pairing.ts';
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
import type { Remember } from '../../src/scales/brain/analysis/request.ts';
import { sweepReport } from '../../src/scales/brain/analysis/sweepReport.ts';
import {
  affinitiesJob,
  categoryNullJob,
  classifierJob,
  companyJob,
  encodeJob,
  geometryJob,
  lobesJob,
  meetingJob,
  stabilityJob,
  sweepPointJob,
  typicalJob,
} from '../../src/scales/brain/jobs.ts';
import { hold } from '../held.ts';
import { implement } from '../registry.ts';

/** The number of results that stay remembered while their dataset is open, those used last. */
const KEPT = 24;

const memories = new WeakMap<Dataset, Map<string, unknown>>();

/** Results that other jobs will want again, such as the lobes that a null is set beside. */
const memoryOf =
  (dataset: Dataset): Remember =>
  async <T>(key: string, find: () => Promise<T>) => {
    const memory = memories.get(dataset) ?? new Map<string, unknown>();
    memories.set(dataset, memory);
    const value = memory.has(key) ? (memory.get(key) as T) : hold(await find());
    memory.delete(key);
    memory.set(key, value);
    for (const oldest of memory.keys()) {
      if (memory.size <= KEPT) break;
      memory.delete(oldest);
    }
    return value;
  };

implement(lobesJob, (dataset, request, work) => lobesReport(dataset, request, work, memoryOf(dataset)));
implement(typicalJob, (dataset, request, work) => typicalReport(dataset, request, work, memoryOf(dataset)));
implement(categoryNullJob, (dataset, request, work) =>
  categoryNullReport(dataset, request, work, memoryOf(dataset)),
);
implement(geometryJob, (dataset, request, work) => geometryReport(dataset, request, work, memoryOf(dataset)));
implement(classifierJob, (dataset, request, work) =>
  classifierReport(dataset, request, work, memoryOf(dataset)),
);
implement(stabilityJob, (dataset, request, work) =>
  stabilityReport(dataset, request, work, memoryOf(dataset)),
);
implement(sweepPointJob, (dataset, request, work) => sweepReport(dataset, request, work, memoryOf(dataset)));
implement(affinitiesJob, agreementReport);
implement(companyJob, companyReport);
implement(meetingJob, meetingReport);

implement(encodeJob, async (dataset, { layer, ...parameters }, work) => {
  const encoding = await dataset.encoding(layer);
  const { firings, document, documents, dropped } = await encode(encoding, parameters, work);
  const bytes = writeFiringsNpz(firings, { ...parameters, document, category: null });
  return { path: firingsBeside(encoding.sae), bytes, blocks: firings.blocks, documents, dropped };
});
