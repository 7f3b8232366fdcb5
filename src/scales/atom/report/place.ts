import type { ReportContext } from '../../shared/report/items.ts';
import type { CrystalParameters, OwnRelation } from '../analysis/index.ts';
import type { ListedRelation } from '../relations.ts';
import type { AtomView } from '../view.ts';

/** What the atom's items are about. */
export interface AtomPlace {
  readonly context: ReportContext;
  readonly view: AtomView;
  readonly own: readonly OwnRelation[];
  /** ids of all relations with pairs that take part, and of those that are shown */
  readonly all: readonly string[];
  readonly chosen: readonly string[];
  /** the relations with pairs that take part */
  readonly usable: readonly ListedRelation[];
  readonly words: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  /** The parameters of some relations at the layer. */
  readonly parameters: (relations: readonly string[]) => CrystalParameters & { readonly layer: string };
}
