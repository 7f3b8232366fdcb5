import type { LayerPoint } from '../../../../charts/LayerCurve.tsx';
import { LayerCurve } from '../../../../charts/lazy.ts';
import { Guard } from '../../../../controls/parts/Guard.tsx';
import { Section } from '../../../../controls/frame/Section.tsx';
import { SelectField } from '../../../../controls/fields/SelectField.tsx';
import type { LayerInfo } from '../../../../dataset/dataset.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { store } from '../../../../state/store.ts';
import { AskSeries } from '../../../shared/asking/AskSeries.tsx';
import { ATOM_DEFAULTS } from '../../analysis/defaults.ts';
import type { CrystalParameters, LayerQuality } from '../../analysis/index.ts';
import { setAtom, useAtom } from '../../useAtom.ts';
import { useParameters, useRelations } from '../../useCrystals.ts';
import { useLayerQualities } from './layerSeries.ts';
import { method } from '../../method.ts';

/** Each relation's held-out quality against layer. */
export function LayersSection() {
  const { info } = useDataset();
  const { listed } = useRelations();
  const layers = info.layers.filter((one) => one.has.words);
  const all = listed.filter((relation) => relation.pairs > 0).map((relation) => relation.id);
  const parameters = useParameters(all);
  if (layers.length < 2 || !parameters) return null;
  const { layer: _, ...everywhere } = parameters;
  return (
    <Section title="Across layers">
      <Layers layers={layers} parameters={everywhere} />
    </Section>
  );
}

function Layers({ layers, parameters }: { layers: readonly LayerInfo[]; parameters: CrystalParameters }) {
  const { reference } = useDataset();
  const layer = useLayer();
  const shown = useAtom((view) => view.curve);
  const series = useLayerQualities(reference, layers, parameters);
  const { results } = series;
  const [first] = results.values();
  const relations = first?.relations ?? [];
  const relation = relations.some(({ id }) => id === shown) ? shown : '';
  const n = parameters.relations.length;
  return (
    <div className="stack">
      <AskSeries
        of={series}
        action={`Held-out quality at ${layers.length} layers`}
        resume="Go on with the layers"
        cancel="Cancel the layers"
        cost={`Silhouette of held-out differences after the removal, over all ${n} relations, layer by layer in the background.`}
      />
      {first && (
        <>
          <SelectField
            label="relation"
            hideLabel
            value={relation}
            options={[{ id: '', name: 'all relations' }, ...relations.map(({ id, name }) => ({ id, name }))]}
            onChange={(curve) => setAtom({ curve })}
          />
          <Guard name="The chart" waiting={<p className="note chart-waiting">Preparing the chart…</p>}>
            <LayerCurve
              method={method('layers')}
              measure="held-out silhouette"
              points={layers.map((one) => layerPoint(one, results.get(one.id), relation))}
              current={layer.id}
              onChoose={(next) => store.getState().go({ layer: next })}
              reference={relation === '' ? meanOfNulls([...results.values()]) : undefined}
            />
          </Guard>
          <p className="note">
            Silhouette of held-out differences after the removal, over all {n} relations. Dashed: the mean of{' '}
            {ATOM_DEFAULTS.layerShuffles} shuffled labels per layer.
          </p>
        </>
      )}
    </div>
  );
}

/** The held-out silhouette of one relation at a layer; of all relations together for an empty id. */
function layerPoint(
  { id, name }: LayerInfo,
  quality: LayerQuality | undefined,
  relation: string,
): LayerPoint {
  if (relation === '') {
    const folds = quality?.folds;
    return { layer: id, name, value: folds?.mean ?? null, error: folds?.sd };
  }
  const own = quality?.relations.find((one) => one.id === relation);
  return { layer: id, name, value: own?.heldOut?.value ?? null };
}

function meanOfNulls(qualities: readonly LayerQuality[]): number | undefined {
  const means = qualities.flatMap(({ heldOut }) => (heldOut ? [heldOut.null.mean] : []));
  return means.length > 0 ? means.reduce((sum, mean) => sum + mean, 0) / means.length : undefined;
}
