import { createStore } from 'zustand/vanilla';

/** The place under the picture where a scale puts its own controls; null while there is no stage. */
export const stageSlot = createStore<{ readonly element: HTMLElement | null }>()(() => ({ element: null }));

/** For the element of the slot, as its `ref`. */
export const setStageSlot = (element: HTMLElement | null): void => stageSlot.setState({ element });
