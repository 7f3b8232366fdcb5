import { useEffect, useMemo } from 'react';
import { jobKey } from '../../jobs/key.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { categoryColour, usePalette } from '../../state/theme.ts';
import { lobesJob, type BrainLobes } from './jobs.ts';
import { lobeName } from './lobeName.ts';
import { showSlots, slotsOf } from './slots.ts';
import { useLobes } from './useLobes.ts';
import { setBrain, useBrain } from './useBrain.ts';

/** How a lobe appears wherever it is shown. */
export interface LobeLook {
  /** its place among the colours, kept when lobes are found anew */
  readonly slot: number;
  readonly name: string;
  readonly colour: string;
}

export interface ShownLobes {
  /** of this layer, perhaps of the parameters before; null while there are none */
  readonly found: BrainLobes | null;
  /** `[k]` */
  readonly looks: readonly LobeLook[];
}

/** The lobes of the layer on screen with their names and colours; see `useLobes` for `asked`. */
export function useLooks(asked = true): ShownLobes {
  const { url } = useDataset();
  const layer = useLayer();
  const palette = usePalette();
  const names = useBrain((view) => view.names);
  const linked = useBrain((view) => view.colours);
  const { result, resultOf } = useLobes(asked);
  // Lobes of another layer or dataset would colour the wrong features.
  const fits = resultOf?.dataset === url && resultOf.parameters.layer === layer.id;
  const found = fits ? result : null;
  const key = resultOf ? jobKey(lobesJob.name, resultOf.dataset, resultOf.parameters) : '';
  return useMemo(() => {
    if (!found) return { found: null, looks: [] };
    const slots = slotsOf(key, `${url} ${layer.id}`, found.labels, found.sizes.length, linked);
    const looks = slots.map((slot) => ({
      slot,
      name: names.find((own) => own.layer === layer.id && own.slot === slot)?.name ?? lobeName(slot),
      colour: categoryColour(palette, slot),
    }));
    return { found, looks };
  }, [found, key, url, layer.id, names, linked, palette]);
}

/** Keeps the colours on screen in mind and in the link; once per page, beside the scene. */
export function useKeptColours({ found, looks }: ShownLobes): void {
  const { url } = useDataset();
  const layer = useLayer();
  const linked = useBrain((view) => view.colours);
  const printed = looks.map(({ slot }) => slot).join();
  useEffect(() => {
    if (!found) return;
    const slots = printed.split(',').map(Number);
    showSlots(`${url} ${layer.id}`, found.labels, slots);
    const colours = slots.every((slot, lobe) => slot === lobe) ? [] : slots;
    if (colours.join() !== linked.join()) setBrain({ colours });
  }, [found, printed, linked, url, layer.id]);
}
