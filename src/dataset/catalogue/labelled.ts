import { type NeuronpediaSource, readNeuronpediaId } from '../neuronpedia.ts';
import { catalogue, placeOf } from './catalogue.ts';
import { closest } from './choice.ts';
import { type Entry, propertiesOf } from './entries.ts';
import type { Family, FamilyRepository, LabelRule } from './family.ts';

type Described = Pick<Entry, 'layer' | 'properties'>;

/**
 * The names by which Neuronpedia knows an SAE of the catalogue, which has its labels.
 *
 * @param others  all SAEs of the repository: of several sparsities of a layer only one may have labels
 * @returns null when it has no labels there, or it is unknown whether it has
 */
export function labelSource(
  entry: Described,
  { labels = [] }: FamilyRepository,
  others: readonly Described[],
): NeuronpediaSource | null {
  const rule = labels.find((one) => appliesTo(one, entry, others));
  return rule ? readNeuronpediaId(filled(rule.source, entry)) : null;
}

/**
 * The same for the address of a file at the hub, as far as its path decides it.
 *
 * @param address  such as `https://huggingface.co/andyrdt/saes-gpt-oss-20b/resolve/main/resid_post_layer_3/trainer_0/ae.pt`
 */
export function labelSourceAt(
  address: string,
  families: readonly Family[] = catalogue(),
): NeuronpediaSource | null {
  const match = /^https?:\/\/[^/]+\/([\w.-]+\/[\w.-]+)\/resolve\/[^/]+\/(.+)$/.exec(address);
  const found = match && placeOf(match[1]!, families);
  const entry = found && propertiesOf(match[2]!, found.family, found.place);
  return entry ? labelSource(entry, found.place, []) : null;
}

function appliesTo(
  { when = {}, nearestL0 }: LabelRule,
  entry: Described,
  others: readonly Described[],
): boolean {
  const has = ({ properties }: Described) =>
    Object.entries(when).every(([name, values]) => values.includes(properties[name] ?? ''));
  if (!has(entry)) return false;
  if (nearestL0 === undefined) return true;
  const rivals = others.filter((other) => other.layer === entry.layer && alike(other, entry));
  return closest(rivals.map(sparsity), nearestL0) === sparsity(entry);
}

const sparsity = ({ properties }: Described): string => properties['l0'] ?? '';

/** Whether two SAEs differ in their sparsity only. */
const alike = (one: Described, other: Described): boolean =>
  Object.entries(one.properties).every(([name, value]) => name === 'l0' || other.properties[name] === value);

const filled = (template: string, { layer, properties }: Described): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'layer' ? layer : (properties[name] ?? '')));
