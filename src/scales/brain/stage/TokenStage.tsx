import { useMemo } from 'react';
import { count, fixed, percent } from '../../../controls/numbers.ts';
import type { Labels, TokenInContext } from '../../../dataset/dataset.ts';
import type { Description, Scene } from '../../../stage/scene.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { pin } from '../../../state/pin.ts';
import { usePalette } from '../../../state/theme.ts';
import { placedCloud } from '../../cloud/placedCloud.ts';
import { usePublished } from '../../cloud/usePublished.ts';
import { useLabels } from '../../shared/useLabels.ts';
import type { TokenCloud } from '../analysis/tokens/tokenCloud.ts';
import { tokenContexts } from '../analysis/tokens/tokenContext.ts';
import { useBrain } from '../useBrain.ts';
import { usePressed } from '../usePressed.ts';
import { useTokenFile } from '../useTokenFile.ts';
import { tokenColours } from './tokenColours.ts';

/** The share of the tokens that is in sight: a few tokens far from all others may be what the cloud is about. */
const IN_SIGHT = 0.999;
/** Diameter of a token's point, in pixels. */
const SIZE = 5;

/** Publishes the tokens at which a set of features fires, in the first three of their principal components. */
export default function TokenStage({
  cloud,
  name,
  stale,
}: {
  cloud: TokenCloud;
  name: string;
  stale: boolean;
}) {
  const { key } = useDataset();
  const layer = useLayer();
  const palette = usePalette();
  const labels = useLabels();
  const described = labels.stale ? null : labels.result;
  const by = useBrain((view) => view.tokenColour);
  const { file } = useTokenFile();
  const pressed = usePressed((state) => (state.cloud === cloud ? state.point : null));
  const contextOf = useMemo(() => (file ? tokenContexts(file) : () => null), [file]);
  const scene = useMemo<Scene>(() => {
    const placed = placedTokens(cloud);
    const { colours, legend } = tokenColours(cloud, by, described, file, palette);
    return {
      space: `tokens ${key} ${layer.id} ${name}`,
      points: {
        positions: placed.positions,
        colours,
        sizes: new Float32Array(cloud.tokens.length).fill(SIZE),
      },
      axes: placed.axes,
      ...(legend && { legend }),
      pinned: pressed,
      describe: (point) => describe(cloud, point, described, contextOf(cloud.tokens[point]!)),
      onPick: (point) => {
        if (point === null) return usePressed.setState({ cloud: null, point: 0 });
        usePressed.setState({ cloud, point });
        pin('feature', cloud.strongest[point]!);
      },
    };
  }, [cloud, by, described, file, contextOf, pressed, palette, key, layer, name]);
  usePublished(scene, null, stale);
  return null;
}

/** The first three components in scene units; a component that is missing is flat. */
function placedTokens({ positions, share, tokens }: TokenCloud) {
  const components = share.length;
  const three = new Float32Array(3 * tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    for (let axis = 0; axis < Math.min(3, components); axis++) {
      three[3 * i + axis] = positions[i * components + axis]!;
    }
  }
  const names = Array.from(share.subarray(0, 3), (part, i) => `PC ${i + 1} · ${percent(part)}`);
  return placedCloud(three, names, { quantile: IN_SIGHT });
}

/** A token: its place, and the feature that is strongest there. */
function describe(
  cloud: TokenCloud,
  point: number,
  labels: Labels | null,
  context: TokenInContext | null,
): Description {
  const feature = cloud.strongest[point]!;
  const description = labels?.description[feature];
  return {
    title: `token ${count(cloud.tokens[point]!)} · document ${count(cloud.document[point]!)}`,
    lines: [
      ...(context ? [{ text: `${context.before}⟦${context.token}⟧${context.after}` }] : []),
      { text: `strongest: ${feature}${description ? ` · ${description}` : ''}` },
      { text: `sum of activations ${fixed(cloud.activation[point]!, 2)}` },
    ],
  };
}
