import { canonical } from '../../canonical.ts';

/** The key of a result that comes with a dataset. */
export const resultKey = (job: string, parameters: unknown): string => canonical([job, parameters]);
