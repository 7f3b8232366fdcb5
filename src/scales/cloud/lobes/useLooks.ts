import { useEffect, useMemo } from 'react';
import type { Labels } from '../../../dataset/dataset.ts';
import { jobKey } from '../../../jobs/key.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { categoryColour } from '../../../state/categoryColour.ts';
import { usePalette } from '../../../state/theme.ts';
import { lobesJob, type BrainLobes } from '../../shared/lobes/job.ts';
import { useLobes, useLobesView } from '../../shared/lobes/useLobes.ts';
import { useLabels } from '../../shared/useLabels.ts';
import { setLobeColours, useLobeColours } from '../useInherited.ts';
import { lobeNames, type DefaultName } from './lobeName.ts';
import { placeOfFeatures, rememberSlots, slotsOf, usualSlots, type Lobes } from './slots.ts';

/** How a lobe appears wherever it is shown. */
export interface LobeLook {
  /** its place among the colours, which it keeps when lobes are computed again */
  readonly slot: number;
  readonly name: string;
  /** the name in the scene, where there is little room */
  readonly brief: string;
  /** the name until the user gives it another */
  readonly given: string;
  readonly colour: string;
}

export interface ShownLobes {
  /** of this layer, perhaps of other parameters; null while there are none */
  readonly found: BrainLobes | null;
  /** whether they are of other parameters than those of the view */
  readonly stale: boolean;
  /** `[k]` */
  readonly looks: readonly LobeLook[];
}

/** The lobes of the layer on screen with their names and colours; see `useLobes` for `wanted`. */
export function useLooks(wanted = true): ShownLobes {
  const { key: datasetKey, info } = useDataset();
  const labels = useLabels();
  const layer = useLayer();
  const palette = usePalette();
  const names = useLobesView((view) => view.names);
  const inherited = useLobeColours(({ colours }) => colours);
  const { result: found, resultOf, stale } = useLobes(wanted);
  const described = labels.stale ? null : labels.result;
  const key = resultOf ? jobKey(lobesJob.name, resultOf.dataset, resultOf.parameters) : '';
  return useMemo(() => {
    if (!found) return { found: null, stale: false, looks: [] };
    const named = names.some((entry) => entry.layer === layer.id);
    const link = { slots: inherited, named };
    const slots = slotsOf(key, placeOfFeatures(datasetKey, layer), lobesIn(found), link);
    const defaults = defaultNames(found, info.categories, described);
    const looks = slots.map((slot, lobe) => {
      const own = names.find((entry) => entry.layer === layer.id && entry.slot === slot)?.name;
      const { name: given, brief } = defaults[lobe]!;
      return { slot, name: own ?? given, brief: own ?? brief, given, colour: categoryColour(palette, slot) };
    });
    return { found, stale, looks };
  }, [found, stale, key, datasetKey, layer, info, described, names, inherited, palette]);
}

const lobesIn = ({ labels, sizes, families }: BrainLobes): Lobes => ({
  labels,
  k: sizes.length,
  families,
});

/** Default names by the lobes and labels that they are made from: many parts of the page show them. */
const cache = new WeakMap<
  BrainLobes,
  { readonly labels: Labels | null; readonly names: readonly DefaultName[] }
>();

function defaultNames(
  found: BrainLobes,
  categories: readonly string[],
  labels: Labels | null,
): readonly DefaultName[] {
  const cached = cache.get(found);
  if (cached?.labels === labels) return cached.names;
  const names = lobeNames(found, categories, labels);
  cache.set(found, { labels, names });
  return names;
}

/** Lets the next lobes, and the link, inherit the colours on screen; called once on a page, beside the scene. */
export function useInheritance({ found, looks }: ShownLobes): void {
  const { key } = useDataset();
  const layer = useLayer();
  const inherited = useLobeColours(({ colours }) => colours);
  const named = useLobesView(({ names }) => names.some((entry) => entry.layer === layer.id));
  const printed = looks.map(({ slot }) => slot).join();
  useEffect(() => {
    if (!found) return;
    const slots = printed.split(',').map(Number);
    rememberSlots(placeOfFeatures(key, layer), found.labels, slots);
    // A link that names lobes in families holds their slots: without them, slots are the lobes' numbers.
    const usual = usualSlots(lobesIn(found), named);
    const colours = slots.every((slot, lobe) => slot === usual[lobe]) ? [] : slots;
    if (colours.join() !== inherited.join()) setLobeColours({ colours });
  }, [found, printed, inherited, named, key, layer]);
}
