import type { Matrix } from '../matrices/matrix.ts';
import { withParts } from '../work/parts.ts';
import { resident } from '../work/resident.ts';
import { defineTask } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import { trainer, type Trained, type TrainingOptions } from './trainer.ts';

/** Rows to train on, with the options of the training. */
export interface Training {
  readonly x: Matrix;
  readonly options: TrainingOptions;
}

/** How far a training is. */
export interface TrainingSoFar {
  /** share of variance that the last batch left unexplained */
  readonly unexplained: number;
  /** see `Trainer` */
  readonly curve: Float64Array;
}

/** The trainings of one member of a team, with their numbers in the whole list. */
interface Part {
  readonly trainings: readonly Training[];
  readonly numbers: readonly number[];
}

/** Multiplications after which a member answers, so that a cancel can arrive: some 50 ms. */
const TURN = 2e8;

const trainers = resident(
  'autoencoder.release',
  ({ trainings }: Part) => trainings.map(({ x, options }) => trainer(x, options)),
  () => undefined,
);

const advanceTask = defineTask('autoencoder.advance', (part: Part, steps: number) =>
  trainers.of(part).map((one): TrainingSoFar => {
    one.advance(steps);
    return { unexplained: one.unexplained(), curve: one.curve() };
  }),
);

const finishTask = defineTask('autoencoder.finish', (part: Part, _: null) =>
  trainers.of(part).map((one) => one.finish()),
);

/**
 * Trains autoencoders of one shape side by side, each in one thread of the team: the result does not depend on the size of
 * the team.
 *
 * @param trainings  all with the same number of steps, at least one
 * @param work  is offered drafts: `TrainingSoFar` of each training, in their order
 * @returns in the order of `trainings`
 */
export function trainTogether(trainings: readonly Training[], work: Work): Promise<Trained[]> {
  const { x, options } = trainings[0]!;
  const { width, steps, batch } = options;
  const { size } = work.team;
  const parts = Array.from({ length: size }, (_, member): Part => {
    const numbers = trainings.flatMap((_, at) => (at % size === member ? [at] : []));
    return { numbers, trainings: numbers.map((at) => trainings[at]!) };
  });
  const each = Math.ceil(trainings.length / size) * Math.min(batch, x.rows) * width * x.columns;
  const turn = Math.max(1, Math.floor(TURN / each));
  return withParts(
    work.team,
    parts,
    async (lent) => {
      for (let taken = 0; taken < steps; taken += turn) {
        const soFar = inOrder(parts, await lent.each(advanceTask, turn));
        const { unexplained } = soFar[0]!;
        work.draft?.(() => soFar);
        const done = Math.min(steps, taken + turn);
        work.progress(
          done / steps,
          `Step ${done.toLocaleString('en')} of ${steps.toLocaleString('en')}, ${(100 * (1 - unexplained)).toFixed(1)} % explained`,
        );
        await work.pause();
      }
      return inOrder(parts, await lent.each(finishTask, null));
    },
    trainers.release,
  );
}

/** What each member found of its trainings, in the order of all. */
function inOrder<T>(parts: readonly Part[], found: readonly (readonly T[])[]): T[] {
  const all: T[] = [];
  found.forEach((own, member) => own.forEach((one, i) => (all[parts[member]!.numbers[i]!] = one)));
  return all;
}
