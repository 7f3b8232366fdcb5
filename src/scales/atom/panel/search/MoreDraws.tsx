import { Button } from '../../../../controls/Button.tsx';
import { DRAWS_FOR_P, DRAWS_FOR_Z } from '../../../../math/statistics/nulls/enoughDraws.ts';
import { setAtom } from '../../useAtom.ts';

/** Offers to compare what was found with more draws of chance: 20 for z, then 199 for p. */
export function MoreDraws({ draws }: { draws: number }) {
  const next = [DRAWS_FOR_Z, DRAWS_FOR_P].find((enough) => draws < enough);
  return (
    next !== undefined && (
      <Button onPress={() => setAtom({ draws: next })}>
        Compare with {next} draws of chance, for {next === DRAWS_FOR_Z ? 'z' : 'p'}
      </Button>
    )
  );
}
