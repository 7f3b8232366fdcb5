import { controlText } from '../../dataset/control.ts';
import type { LayerInfo } from '../../dataset/dataset.ts';
import { parsePreparation } from '../../dataset/open/preparation.ts';
import type { Origin } from '../../controls/table/origin.ts';
import { TOOL } from '../../report/references.ts';
import { scaleOf } from '../../scales/scaleOf.ts';
import { VIEW_SCHEMA } from '../../scales/view.ts';
import type { Field } from '../../state/fields.ts';
import { viewAddress } from '../../state/history.ts';
import { layerOf } from '../../state/hooks.ts';
import { store, type OpenDataset } from '../../state/store.ts';
import type { ScaleView, View } from '../../state/view.ts';

/** A parameter as a link has it. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
  /** whether it is what it is without a choice of the user */
  readonly usual: boolean;
}

/** The parameters of a scale as a link has them; those without a value are left out. */
export function parametersOf(scale: ScaleView<object>, view: View): Parameter[] {
  const values = scale.of(view.scales) as Readonly<Record<string, unknown>>;
  const fields = scale.fields as Readonly<Record<string, Field<unknown>>>;
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = field.print(values[name]);
    return value === '' ? [] : [{ name, value, usual: value === field.print(field.initial) }];
  });
}

/** The longest value of a parameter that a figure's line holds, in characters. */
const LONGEST = 40;

/** Where the numbers on screen come from now. */
export function viewOrigin(): Origin {
  const { view, dataset } = store.getState();
  const tool = `${TOOL.name} ${TOOL.version}`;
  if (!dataset) return { name: '', line: tool, lines: [tool] };
  const layer = layerOf(dataset.info, view.layer);
  return originOf({ view, dataset, layer, tool, address: viewAddress(VIEW_SCHEMA) });
}

/** Where the numbers of a view come from. */
export function originOf({
  view,
  dataset: { info },
  layer,
  tool,
  address,
}: {
  view: View;
  dataset: Pick<OpenDataset, 'info'>;
  layer: LayerInfo;
  tool: string;
  address: string;
}): Origin {
  const scale = scaleOf(view.scale);
  const parameters = parametersOf(scale.view, view);
  const seed = parameters.find(({ name }) => name === 'seed')?.value;
  const others = parameters.filter(({ name }) => name !== 'seed');
  const prepared = preparationOf(view, info.control ? controlText(info.control, info.item) : null);
  const chosen = others
    .filter(({ name, usual }) => !usual || scale.captioned?.includes(name))
    .filter(({ value }) => value.length <= LONGEST)
    .map(({ name, value }) => `${name} ${value}`);
  const { model, sae } = info.provenance;
  return {
    name: `${info.name}-${layer.id}`,
    line: [
      info.title,
      layer.name,
      scale.name,
      prepared,
      ...(chosen.length > 0 ? [chosen.join(', ')] : []),
      ...(seed === undefined ? [] : [`seed ${seed}`]),
      tool,
    ]
      .map(unbroken)
      .join(' · '),
    lines: [
      tool,
      `dataset: ${info.name}, ${info.title}`,
      ...[model, sae]
        .filter((text) => text)
        .map((text, i) => `${i === 0 && model ? 'model' : 'SAE'}: ${text}`),
      `layer: ${layer.id}, ${layer.name}`,
      `scale: ${scale.name}`,
      `vectors: ${prepared.replace(/^vectors /, '')}`,
      `parameters: ${others.map(({ name, value }) => `${scale.id}.${name}=${value}`).join('; ')}`,
      ...(seed === undefined ? [] : [`seed: ${seed}`]),
      `link: ${address}`,
    ],
  };
}

/** The longest part of a line that is not broken, in characters. */
const UNBROKEN = 24;

const unbroken = (part: string): string => (part.length <= UNBROKEN ? part.replaceAll(' ', '\u00a0') : part);

/** What was done to the vectors, in words. */
function preparationOf(view: View, control: string | null): string {
  const { unit, centre } = parsePreparation(view.prepare) ?? { unit: false, centre: false };
  const done = [unit && 'scaled to unit length', centre && 'mean subtracted'].filter(
    (text) => text !== false,
  );
  const vectors = done.length > 0 ? `vectors ${done.join(', ')}` : 'vectors as stored';
  return control === null ? vectors : `${vectors}; ${control}`;
}
