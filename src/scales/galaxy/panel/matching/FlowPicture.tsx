import type { Chains } from '../../analysis/matching/index.ts';
import { ribbonsOf } from './ribbons.ts';

const WIDTH = 320;
const HEIGHT = 140;

/**
 * The flow of features through layers as ribbons: a column for each layer, made of the features by the layer in which their
 * chain begins, and ribbons for those that continue. The table below has the numbers.
 */
export function FlowPicture({ chains, names }: { chains: Chains; names: readonly string[] }) {
  const { columns, ribbons } = ribbonsOf(chains.steps, WIDTH, HEIGHT);
  const last = names.length - 1;
  return (
    <>
      <svg
        className="flow-picture"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`Features that continue from ${names[0]} to ${names[last]}; the table below has the numbers`}
      >
        {ribbons.map(({ path, begin }, i) => (
          <path
            key={`ribbon ${i}`}
            d={path}
            fill="var(--accent)"
            fillOpacity={0.5 - (0.35 * begin) / (last || 1)}
          />
        ))}
        {columns.map(({ x, y, width, height, begin }, i) => (
          <rect
            key={`column ${i}`}
            x={x}
            y={y}
            width={width}
            height={height}
            fill="var(--accent)"
            fillOpacity={1 - (0.7 * begin) / (last || 1)}
          />
        ))}
      </svg>
      {/* Outside the picture, whose scale would make them smaller than other texts. */}
      <p className="flow-names note" aria-hidden="true">
        <span>{names[0]}</span>
        <span>{names[last]}</span>
      </p>
    </>
  );
}
