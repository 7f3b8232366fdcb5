let first: Promise<unknown> = Promise.resolve();

/** Lets parts of the page that can wait, such as charts and lower sections of a panel, wait for something more urgent. */
export function putFirst(urgent: Promise<unknown>): void {
  first = urgent;
}

/** Resolves when nothing more urgent is on its way. */
export const afterUrgent = (): Promise<unknown> => first;
