import { methodsOf } from '../../controls/methods/method.ts';

/** The note on a figure, by its name in `methods.ts`. */
export const method = methodsOf(async () => (await import('./methods.ts')).METHODS);
