import { controlText } from '../dataset/control.ts';
import { useTricosm } from './hooks.ts';

/** What the vectors on screen are, if a control takes the place of the dataset's own; else null. */
export const useControlText = (): string | null =>
  useTricosm(({ dataset }) =>
    dataset?.info.control ? controlText(dataset.info.control, dataset.info.item) : null,
  );
