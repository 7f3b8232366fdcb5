import {
  affinityTitle,
  COOCCURRENCE_AFFINITIES,
  type CooccurrenceAffinity,
} from '../src/scales/brain/analysis/affinities.ts';

/** The targets of lobes by an affinity. Those not listed divide each count, and share one target. */
const LOBES_TARGET: Readonly<Partial<Record<string, Case['target']>>> = {
  phi: { ratio: 80, megabytes: 400 },
};
const COUNTED_TARGET = { ratio: 10, megabytes: 800 };

/** The cases, in the order of the table. */
export const CASES: readonly Case[] = [
  ...COOCCURRENCE_AFFINITIES.map((name, i): Case => ({
    name,
    title: `${affinityTitle(name)}, k = 3${i === 0 ? ', firings → labels' : ''}`,
    target: LOBES_TARGET[name] ?? COUNTED_TARGET,
  })),
  { name: 'pca', title: 'PCA, 3 components with scores', target: { ratio: 1 } },
  { name: 'spectrum', title: 'full spectrum', target: { ratio: 1 / 3 } },
  { name: 'neighbours', title: 'k-NN, 100 dims, k = 15', target: { ratio: 1 } },
  { name: 'logistic', title: 'logistic regression, 3 lobes', target: {} },
  { name: 'sweep', title: 'sweep, one point: phi, k = 8', target: {}, alone: true },
  { name: 'single', title: 'float32 product, 1 thread', target: {} },
  { name: 'gram', title: 'float32 Gram in float64, 1 thread', target: {} },
  { name: 'double', title: 'float64 Gram, 1 thread', target: {} },
];

export interface Case {
  readonly name: CaseName;
  readonly title: string;
  readonly target: {
    /** the least quotient of the other side's time and this one's */
    readonly ratio?: number;
    /** the largest peak of memory */
    readonly megabytes?: number;
  };
  /** whether the other side does not run the case, because it would take most of an hour */
  readonly alone?: boolean;
}

/** The cases besides lobes. */
type OtherCase = 'pca' | 'spectrum' | 'neighbours' | 'logistic' | 'sweep' | 'single' | 'gram' | 'double';

export type CaseName = CooccurrenceAffinity | OtherCase;

/** The results of a case, for the comparison of the two sides. */
export interface Findings {
  /** `[features]` */
  readonly labels?: readonly number[];
  /** descending */
  readonly eigenvalues?: readonly number[];
  /** from a dense solver in float64, outside the measured time */
  readonly exact?: readonly number[];
  /** the nearest rows of each row, `[rows · k]` */
  readonly indices?: readonly number[];
  readonly distances?: readonly number[];
  /** `[classes · dim]` */
  readonly coefficients?: readonly number[];
  /** number of additions and multiplications */
  readonly operations?: number;
  /** a remark, such as “residual 1e-12” */
  readonly note?: string;
}

/** The report of a child process on its case. */
export interface Report extends Findings {
  /** wall-clock time of the fastest run */
  readonly seconds: number;
  /** processor time of all threads in this run */
  readonly processor: number;
  readonly runs: number;
  /** peak memory of the process, libraries and input included */
  readonly bytes: number;
}
