import type { Family, FamilyRepository } from './family.ts';
import { layerNumbered } from '../severalLayers.ts';

/** An SAE of a repository, with what its path says about it. */
export interface Entry {
  readonly path: string;
  /** of its file, in bytes */
  readonly size: number;
  /** a number, or a name such as `embedding` */
  readonly layer: string;
  /** other properties by name, such as `width` and `l0`; empty texts for what a path leaves out */
  readonly properties: Readonly<Record<string, string>>;
}

/** A checkpoint as a repository lists it. */
interface Listed {
  readonly path: string;
  readonly size: number;
}

/** Whole numbers within texts are compared by value. */
export const byNumber = new Intl.Collator('en', { numeric: true }).compare;

/**
 * What a path says about the SAE in it, by the first pattern that fits.
 *
 * @returns null when no pattern fits: the file is not an SAE of the family
 */
export function propertiesOf(path: string, { patterns }: Family, { fixed }: FamilyRepository) {
  for (const pattern of patterns) {
    const groups = new RegExp(pattern).exec(path)?.groups;
    if (!groups) continue;
    const { layer = '', ...others } = groups;
    const found = Object.entries(others).map(([name, value]) => [name, value ?? ''] as const);
    const own = found.filter(([name, value]) => value !== '' || fixed?.[name] === undefined);
    // Files in a folder of several layers may be numbered from 0.
    const named = /^\d+$/.test(layer) ? String(layerNumbered(path, Number(layer))) : layer;
    return { layer: named, properties: { ...fixed, ...Object.fromEntries(own) } };
  }
  return null;
}

/** The SAEs of a family among the checkpoints of one of its repositories; their order stays. */
export function entriesOf(
  family: Family,
  repository: FamilyRepository,
  checkpoints: readonly Listed[],
): Entry[] {
  return checkpoints.flatMap(({ path, size }) => {
    const found = propertiesOf(path, family, repository);
    return found ? [{ path, size, ...found }] : [];
  });
}
