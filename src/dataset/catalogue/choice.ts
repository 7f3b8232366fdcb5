import { byNumber, type Entry } from './entries.ts';
import type { Family } from './family.ts';
import { featuresOf } from './sizes.ts';

/** What a user has chosen so far; what is missing or no longer on offer is filled in. */
export interface Choice {
  /** by property */
  readonly values: Readonly<Record<string, string>>;
  readonly layers: readonly string[];
}

/** A property in which SAEs differ, and its value. */
export interface Property {
  readonly name: string;
  /** the values on offer once the properties before it are decided */
  readonly options: readonly string[];
  readonly value: string;
  /** whether other layers take the value nearest to it, because each layer has values of its own */
  readonly nearest: boolean;
}

/** What a choice leaves open, and what it selects. */
export interface Selected {
  readonly properties: readonly Property[];
  /** the layers on offer, numbers by value */
  readonly layers: readonly string[];
  /** one SAE for each chosen layer, in the order of the layers */
  readonly entries: readonly Entry[];
}

/** Nothing chosen. */
export const NO_CHOICE: Choice = { values: {}, layers: [] };

/** The mean number of active features that Neuronpedia and SAELens prefer. */
const USUAL_L0 = 100;

/** Properties in the order in which they are decided; others come between. L0 is last: its values depend on the layer. */
const ORDER = ['site', 'set', 'architecture', 'width', 'variant', 'trainer', 'l0'];

/**
 * Applies a choice to the SAEs of a repository: each property is decided in turn, and narrows the ones after it. If
 * each layer has sparsities of its own, the one of the first chosen layer is chosen, and other layers take the nearest.
 *
 * @param names  what values are called, in the order of their listing
 */
export function select(entries: readonly Entry[], choice: Choice, names: Family['values'] = {}): Selected {
  const properties: Property[] = [];
  let rest = entries;
  for (const name of propertyNames(entries)) {
    if (name === 'l0' && isNumeric(rest)) continue;
    const property = decide(name, rest, choice.values[name], names[name]);
    properties.push(property);
    rest = rest.filter((entry) => valueOf(entry, name) === property.value);
  }
  const layers = different(rest.map(({ layer }) => layer)).sort(byNumber);
  const chosen = layers.filter((layer) => choice.layers.includes(layer));
  if (!isNumeric(rest)) {
    return {
      properties,
      layers,
      entries: chosen.map((layer) => rest.find((entry) => entry.layer === layer)!),
    };
  }
  const first = rest.filter(({ layer }) => layer === (chosen[0] ?? middle(layers)));
  const sparsity = decide('l0', first, choice.values['l0'], undefined);
  const wanted = Number(choice.values['l0'] ?? sparsity.value);
  return {
    properties: [...properties, { ...sparsity, value: nearestTo(first, wanted), nearest: true }],
    layers,
    entries: chosen.map((layer) => {
      const alike = rest.filter((entry) => entry.layer === layer);
      const l0 = nearestTo(alike, wanted);
      return alike.find((entry) => valueOf(entry, 'l0') === l0)!;
    }),
  };
}

/** The properties of the SAEs, in the order in which they are decided. */
function propertyNames(entries: readonly Entry[]): string[] {
  const place = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length - 1.5);
  return different(entries.flatMap(({ properties }) => Object.keys(properties))).sort(
    (a, b) => place(a) - place(b),
  );
}

function decide(
  name: string,
  entries: readonly Entry[],
  chosen: string | undefined,
  names: Readonly<Record<string, string>> = {},
): Property {
  const named = Object.keys(names);
  const place = (value: string) => (named.includes(value) ? named.indexOf(value) : named.length);
  const options = different(entries.map((entry) => valueOf(entry, name))).sort(
    (a, b) => place(a) - place(b) || (featuresOf(a) ?? 0) - (featuresOf(b) ?? 0) || byNumber(a, b),
  );
  const value = chosen !== undefined && options.includes(chosen) ? chosen : usual(name, options);
  return { name, options, value, nearest: false };
}

/** The value that a property has until the user chooses one. */
function usual(name: string, options: readonly string[]): string {
  if (name !== 'l0') return options[0] ?? '';
  if (options.includes('medium')) return 'medium';
  return closest(options, USUAL_L0);
}

const valueOf = (entry: Entry, name: string): string => entry.properties[name] ?? '';

/** Whether all sparsities are numbers, and there are any. */
const isNumeric = (entries: readonly Entry[]): boolean =>
  entries.length > 0 && entries.every((entry) => /^\d+$/.test(valueOf(entry, 'l0')));

/** The sparsity nearest to the wanted one among SAEs, by ratio. */
const nearestTo = (entries: readonly Entry[], wanted: number): string =>
  closest(
    entries.map((entry) => valueOf(entry, 'l0')),
    wanted,
    Math.log,
  );

/**
 * The text of the number nearest to another one, of two the smaller; the first text when none is a number.
 *
 * @param scale  the scale on which distances are measured
 */
export function closest(
  options: readonly string[],
  wanted: number,
  scale: (value: number) => number = Number,
): string {
  const distance = (option: string) => Math.abs(scale(Number(option)) - scale(wanted));
  const sorted = [...options].sort(byNumber);
  return sorted.reduce(
    (best, option) => (distance(option) < distance(best) ? option : best),
    sorted[0] ?? '',
  );
}

const middle = (layers: readonly string[]): string => layers[Math.floor(layers.length / 2)] ?? '';

const different = (values: readonly string[]): string[] => [...new Set(values)];
