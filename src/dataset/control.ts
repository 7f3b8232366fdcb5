/** A control that takes the place of a dataset's vectors: plain data in references, views and links. */
export interface Control {
  readonly kind: ControlKind;
  /** at least 0 */
  readonly seed: number;
}

/** A kind of control, with what it keeps of the vectors. */
interface KindOfControl {
  readonly id: string;
  /** such as `random directions` */
  readonly name: string;
  /** what it keeps and loses, in a sentence */
  readonly keeps: string;
}

/** Every kind of control: the panel, the link and the terminal program are made from this list. */
export const CONTROLS = [
  {
    id: 'random',
    name: 'random directions',
    keeps: 'Each vector keeps its length; its direction is uniform on the sphere.',
  },
  {
    id: 'spectrum',
    name: 'spectrum-matched cloud',
    keeps: 'Mean, covariance and the length of each vector stay; all else is a Gaussian sample.',
  },
  {
    id: 'permuted',
    name: 'permuted components',
    keeps:
      'Each dimension keeps its values, permuted over the vectors by itself; what dimensions have in common is lost.',
  },
] as const satisfies readonly KindOfControl[];

export type ControlKind = (typeof CONTROLS)[number]['id'];

/** The seed of controls whose seed is not named. */
export const CONTROL_SEED = 42;

/** The largest seed: a larger one would repeat a smaller one’s stream. */
const MOST = 2 ** 32 - 1;

/** The kind of a control by its id; undefined for another text. */
export const controlKind = (id: string) => CONTROLS.find((kind) => kind.id === id);

/** A control as the link writes it: `random`, `random@7`; empty for no control. */
export const printControl = (control: Control | null): string =>
  control === null ? '' : `${control.kind}${control.seed === CONTROL_SEED ? '' : `@${control.seed}`}`;

/** Reads what `printControl` writes: null for an empty text, undefined for a text that names no control. */
export function parseControl(text: string): Control | null | undefined {
  if (text === '') return null;
  const [, id = '', digits] = /^([a-z]+)(?:@(\d{1,10}))?$/.exec(text) ?? [];
  const kind = controlKind(id);
  const seed = Number(digits ?? CONTROL_SEED);
  return kind && seed <= MOST ? { kind: kind.id, seed } : undefined;
}

/** What a control takes the place of: `SAE`, or `word vectors` if a dataset's rows are words. */
export const controlledName = (item: string): string => (item === 'word' ? 'word vectors' : 'SAE');

/**
 * A control in words, such as `control: random directions, seed 42 — not the SAE`.
 *
 * @param item  what a row of the dataset is called
 */
export const controlText = ({ kind, seed }: Control, item: string): string =>
  `control: ${controlKind(kind)!.name}, seed ${seed} — not the ${controlledName(item)}`;
