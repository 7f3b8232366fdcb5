import { pin } from '../../../../state/pin.ts';
import { useLabels } from '../../../shared/useLabels.ts';

/** Features by number and label; pressing one pins it. */
export function FeatureList({ label, features }: { label: string; features: readonly number[] }) {
  const labels = useLabels().result;
  return (
    <ol className="lobe-features" aria-label={label}>
      {features.map((feature) => (
        <li key={feature}>
          <button
            className="link-button one-line"
            title={labels?.description[feature]}
            onClick={() => pin('feature', feature)}
          >
            {feature} {labels?.description[feature]}
          </button>
        </li>
      ))}
    </ol>
  );
}
