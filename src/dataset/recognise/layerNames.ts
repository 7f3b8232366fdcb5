import { layerNumbered, withoutSeveral } from '../severalLayers.ts';

/** The path of a file's folder with a slash at its end; empty when there is no folder. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** A file's name without its folder and its endings. */
export const bareName = (path: string): string => path.replace(/^.*\//, '').replace(/(\.[a-z]+)?\.\w+$/i, '');

/**
 * How paths name a numbered layer: `layer_12`, `layers.7`, `blocks.3.hook_resid_post`, Llama Scope's `L9R`, `L9M`,
 * `L9A` and `L9TC`, a folder `L9`, circuit-tracer's `W_dec_9`, OpenAI's `autoencoders/9.pt`,
 * Goodfire's `SAE-l19.pth`. A sparsity such as `l0_82` is no layer.
 */
const NUMBERED =
  /(?:^|[/_.-])(?:(?:[Ll]ayers?|LAYERS?|[Bb]locks?)[_.-]?(\d+)|L(\d+)(?:R|M|A|TC)(?![A-Za-z0-9]))|(?:^|\/)L(\d+)(?=\/)|(?:^|\/)autoencoders\/(\d+)(?=\.pt$)|(?:^|\/)W_(?:dec|enc)_(\d+)(?=\.safetensors$)|[-_]SAE-l(\d+)(?=\.pth?$)/g;

/** How paths name a layer that has no number, such as `layer_embed_words.npy`. */
const NAMED = /(?:^|[/_.-])layer[_-]([a-z][a-z0-9]*)/gi;

/** The layer that a path names, such as `12` or `embed`; the last one counts. Null when it names none. */
export function layerIn(given: string): string | null {
  const path = withoutSeveral(given);
  const numbered = [...path.matchAll(NUMBERED)].at(-1);
  if (numbered) {
    const number = numbered.slice(1).find((one) => one !== undefined);
    return String(layerNumbered(given, Number(number)));
  }
  return [...path.matchAll(NAMED)].at(-1)?.[1]!.toLowerCase() ?? null;
}

/** Names that every checkpoint of a family has. */
const SHARED_NAME = /^(params|ae|cc_weights|latest_ckpt|sae|sae_weights|final|weights|model|decoder|w_dec)$/i;

/**
 * A name for the layer of a file: `layer 12` when the path names a layer; else the file's own name or, if all
 * checkpoints of its family have the same, its folder. The folders of a path from the root of this machine say nothing
 * about a layer.
 */
export function layerName(path: string): string {
  const layer = layerIn(path);
  if (layer !== null) return `layer ${layer}`;
  const folder = /^(\/|\.\.\/|[A-Za-z]:)/.test(path) ? '' : folderOf(path).replace(/\/$/, '');
  const name = bareName(path) || path;
  return folder !== '' && SHARED_NAME.test(name) ? folder : name;
}

/**
 * Names for the layers of several files. Layers that would have the same name, such as two sparsities of one layer,
 * also get the steps by which their paths differ.
 */
export function layerNames(paths: readonly string[]): string[] {
  const names = paths.map(layerName);
  return paths.map((path, i) => {
    const alike = paths.filter((_, j) => names[j] === names[i]).map((other) => other.split('/'));
    if (alike.length === 1) return names[i]!;
    const differing = path.split('/').filter((step, at) => alike.some((other) => other[at] !== step));
    return `${names[i]}, ${differing.join(' ')}`;
  });
}
