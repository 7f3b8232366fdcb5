import { lobesReport } from '../../../src/scales/brain/analysis/lobes/report.ts';
import { lobesJob } from '../../../src/scales/brain/jobs.ts';
import { implementReport } from '../../reports.ts';

implementReport(lobesJob, lobesReport);
