import { givenP } from '../analysis/geometry/verdicts.ts';
import { figure } from '../../../report/blocks.ts';
import type { ReportFigure } from '../../../report/document.ts';
import type { NullFigure } from '../../../math/statistics/nulls/nullFigure.ts';
import { lobeColours } from '../../cloud/inherited.ts';
import type { LobesRequest } from '../../shared/lobes/job.ts';
import type { ReportContext } from '../../shared/report/items.ts';
import type { BrainView } from '../view.ts';

/** What the brain's items are about. */
export interface BrainPlace {
  readonly context: ReportContext;
  readonly view: BrainView;
  readonly lobes: LobesRequest;
}

/** A figure beside its null, with p only if it has enough draws. */
export const besideDraws = (name: string, beside: NullFigure, of: string, error?: number): ReportFigure =>
  figure(name, beside, { of, p: givenP(beside), ...(error !== undefined && { error }) });

/**
 * The name of each lobe in a report: its number, from the largest, and the name that the user gave to it. Names are stored by the
 * slots of lobes, which are their numbers unless the link says otherwise.
 */
export function lobeNamesOf({ context, view, lobes }: BrainPlace): (lobe: number) => string {
  const { layer, inherited } = context;
  const { colours } = lobeColours.of(inherited);
  const linked = colours.length === lobes.k && new Set(colours).size === lobes.k;
  const names = new Map(
    view.names.filter((entry) => entry.layer === layer.id).map(({ slot, name }) => [slot, name]),
  );
  return (lobe) => {
    const name = names.get(linked ? colours[lobe]! : lobe);
    return name === undefined ? `lobe ${lobe + 1}` : `lobe ${lobe + 1} · ${name}`;
  };
}
