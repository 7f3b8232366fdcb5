import { methodsOf } from '../../controls/methods/method.ts';

/** The note on a figure, by its name in `methods.ts`. */
export const method = methodsOf(async () => (await import('./methods.ts')).METHODS);

/** The note on a figure of a selection, by its name in `selectionMethods.ts`. */
export const selectionMethod = methodsOf(async () => (await import('./selectionMethods.ts')).METHODS);
