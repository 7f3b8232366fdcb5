import { count, fixed, significant } from '../../../controls/numbers.ts';
import { referenceKey } from '../../../dataset/reference.ts';
import { figuresTried, useTried } from '../../../jobs/tried.ts';
import { useDataset } from '../../../state/hooks.ts';
import './asking.css';

/** The level at which figures are said to be beyond chance. */
const LEVEL = 0.05;

/** How many figures with a p were computed from this dataset, and what that number alone would bring; nothing before the first. */
export function Tried() {
  const key = referenceKey(useDataset().reference);
  const figures = useTried(({ byDataset }) => figuresTried(byDataset[key]));
  return figures === 0 ? null : <p className="section note tried">{triedSentence(figures)}</p>;
}

/** `23 figures with a p were computed …`. */
export function triedSentence(figures: number): string {
  if (figures === 1)
    return '1 figure with a p was computed from this dataset since it was opened: its p needs no correction.';
  return (
    `${count(figures)} figures with a p were computed from this dataset since it was opened: if nothing were there, about ` +
    `${fixed(LEVEL * figures, 1)} of them would fall below 0.05 by chance. For all together, 0.05 becomes ` +
    `${significant(LEVEL / figures, 2)} (Bonferroni).`
  );
}
