import { canonical } from '../../canonical.ts';

/** What a result that comes with a dataset is asked for by. */
export const resultKey = (job: string, parameters: unknown): string => canonical([job, parameters]);
