import { folderOf, layerIn } from './layerNames.ts';

/** Files of one layer name it in their paths (`layer_3/…`, `layer_3_words.npy`) or, if they name none, share a folder. */
function placeOf(path: string): string {
  const layer = layerIn(path);
  return layer === null ? `folder ${folderOf(path)}` : `layer ${layer}`;
}

/** The number of steps that two paths share at their beginnings. */
function sharedSteps(a: string, b: string): number {
  const [steps, others] = [a.split('/'), b.split('/')];
  const differs = steps.findIndex((step, at) => others[at] !== step);
  return differs < 0 ? steps.length : differs;
}

/**
 * The layers that a file belongs to: those of the same place and, of several, the nearest by its folders. Two
 * sparsities of one layer thus each have the files of their own folder, and share what stands above both.
 *
 * @param bases  the files that the layers are made from; a single one has all others
 */
export function ownersOf(path: string, bases: readonly string[]): string[] {
  if (bases.length === 1) return [...bases];
  const place = placeOf(path);
  const alike = bases.filter((base) => placeOf(base) === place);
  const nearest = Math.max(...alike.map((base) => sharedSteps(path, base)));
  return alike.filter((base) => sharedSteps(path, base) === nearest);
}

/** A path for the firings of an SAE's layer, by which they are found to belong to it. */
export function firingsBeside(sae: string): string {
  const folder = folderOf(sae);
  const layer = layerIn(sae.slice(folder.length));
  return `${folder}${layer === null ? '' : `layer_${layer}_`}firings.npz`;
}
