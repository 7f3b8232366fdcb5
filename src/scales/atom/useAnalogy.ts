import { ATOM_DEFAULTS } from './analysis/defaults.ts';
import { useJob } from '../../jobs/follow/useJob.ts';
import { useDataset } from '../../state/hooks.ts';
import { analogyJob } from './jobs.ts';
import { useParameters, useRelations } from './useCrystals.ts';
import { useAtom } from './useAtom.ts';

/** The number of answers listed, and of random pairs of words that the best is compared with. */
const { answers: ANSWERS, offsets: OFFSETS } = ATOM_DEFAULTS;

/** The analogy of the view, solved as soon as its three words are known. */
export function useAnalogy() {
  const { reference } = useDataset();
  const { places, chosen } = useRelations();
  const { analogy, method } = useAtom((view) => view);
  const parameters = useParameters(chosen);
  const [a, b, c] = analogy.map((word) => places?.get(word));
  const known = parameters && a !== undefined && b !== undefined && c !== undefined;
  const solved = useJob(
    analogyJob,
    known ? reference : null,
    known ? { ...parameters, question: { a, b, c, method, count: ANSWERS, draws: OFFSETS } } : null,
  );
  return { solved, question: analogy };
}
