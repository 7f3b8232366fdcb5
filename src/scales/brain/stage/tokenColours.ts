import type { Labels } from '../../../dataset/dataset.ts';
import type { Palette } from '../../../state/theme.ts';
import { painted } from '../../cloud/colouring/colouring.ts';
import { column } from '../../cloud/colouring/numbers.ts';
import type { Painted } from '../../cloud/colouring/painted.ts';
import { featureTitle } from '../../cloud/placedCloud.ts';
import type { TokenFile } from '../../../dataset/tokenFile.ts';
import { labelsOf } from '../analysis/tokens/labelCircle.ts';
import type { TokenCloud } from '../analysis/tokens/tokenCloud.ts';
import type { BrainView } from '../view.ts';

/** More features or documents than this are not told apart by colour: the most frequent ones are. */
const MOST_GROUPS = 12;

/** Colours of the tokens, and their legend. */
export function tokenColours(
  cloud: TokenCloud,
  by: BrainView['tokenColour'],
  labels: Labels | null,
  file: TokenFile | null,
  palette: Palette,
): Painted {
  const n = cloud.tokens.length;
  // A link may ask for labels of a file that is not open here.
  switch (by === 'label' && !file?.labels ? 'feature' : by) {
    case 'label':
      return labelled(cloud, file!, palette);
    case 'feature':
      return grouped(
        cloud.strongest,
        'strongest feature',
        (feature) => featureTitle(labels, feature),
        palette,
      );
    case 'document':
      return grouped(cloud.document, 'document', (document) => `document ${document}`, palette);
    case 'activation':
      return painted(column('sum of activations', cloud.activation), n, palette);
    case 'place':
      return painted(column('tokens after the first of its document here', placesOf(cloud)), n, palette);
  }
}

/** Colours by the labels of the user's file, in their order. */
function labelled(cloud: TokenCloud, file: TokenFile, palette: Palette) {
  const { name, names } = file.labels!;
  const groups = labelsOf(cloud, file);
  return painted({ kind: 'category', title: name, groups, names, none: 'no label' }, groups.length, palette);
}

/** Colours by a number that names a group; the rarer ones share one colour. */
function grouped(
  numbers: Uint32Array,
  title: string,
  nameOf: (group: number) => string,
  palette: Palette,
): Painted {
  const counts = new Map<number, number>();
  for (const group of numbers) counts.set(group, (counts.get(group) ?? 0) + 1);
  const frequent = [...counts]
    .sort(([a, times], [b, others]) => others - times || a - b)
    .slice(0, MOST_GROUPS)
    .map(([group]) => group);
  const place = new Map(frequent.map((group, i) => [group, i]));
  return painted(
    {
      kind: 'category',
      title,
      groups: Int32Array.from(numbers, (group) => place.get(group) ?? -1),
      names: frequent.map(nameOf),
      none: 'others',
    },
    numbers.length,
    palette,
  );
}

/** The place of each token after the first shown one of its document. */
function placesOf({ tokens, document }: TokenCloud): Float32Array {
  const first = new Map<number, number>();
  document.forEach((each, i) => first.set(each, Math.min(first.get(each) ?? Infinity, tokens[i]!)));
  return Float32Array.from(tokens, (token, i) => token - first.get(document[i]!)!);
}
