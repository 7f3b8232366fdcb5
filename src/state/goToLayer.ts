import { store } from './store.ts';

/** Goes to another layer. What is pinned and selected stays: it is seen wherever a layer has it. */
export const goToLayer = (id: string): void => store.getState().go({ layer: id });
