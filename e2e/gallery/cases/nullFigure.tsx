import { NullFigure } from '../../../src/charts/nulls/NullFigure.tsx';
import { type ChartCases, wave } from './chartCases.ts';

const draws = wave(60).map((value) => 0.02 * value);

export const nullFigure: ChartCases = {
  chart: 'NullFigure',
  cases: {
    'a value only': <NullFigure name="slope" value={-0.4681} />,
    'not a number': <NullFigure name="slope" value={Number.NaN} distribution={{ mean: 0, sd: 0.1 }} />,
    'beyond its null': (
      <NullFigure
        name="adjusted mutual information"
        value={0.312}
        error={0.0123}
        distribution={{ mean: 0, sd: 0.012, samples: draws }}
        z={26}
        p={1 / 61}
        n="60 permutations"
      />
    ),
    'within its null': (
      <NullFigure
        name="silhouette, raw"
        value={0.003}
        distribution={{ mean: 0, sd: 0.012, samples: draws }}
      />
    ),
    'negative, five draws': (
      <NullFigure
        name="H Gaussian − H features, nats"
        value={-38.2}
        error={1.4}
        distribution={{ mean: -12, sd: 6, samples: [-4, -9, -12, -15, -20] }}
        z={-4.4}
        n="5 Gaussian clouds"
      />
    ),
    'a null without spread': (
      <NullFigure name="share" value={0.5} error={0} distribution={{ mean: 0.25, sd: 0 }} n="1 draw" />
    ),
    'a value equal to a null without spread': (
      <NullFigure name="share" value={0.25} distribution={{ mean: 0.25, sd: 0 }} n="20 draws" />
    ),
    'a narrow null': (
      <NullFigure
        name="mean cosine of pairs"
        value={0.0123}
        decimals={5}
        distribution={{ mean: 0, sd: 3e-9 }}
        z={4_100_000}
        p={0.001}
        n="199,990 pairs, closed form"
      />
    ),
    'a wide null': (
      <NullFigure name="log-volume" value={-48_231.7} distribution={{ mean: 1200, sd: 91_000 }} />
    ),
    'a long name and a long note': (
      <NullFigure
        name="stability, AMI over 20 bootstrap samples of blocks"
        value={0.8812}
        error={0.021}
        distribution={{ mean: 0.0002, sd: 0.0013 }}
        z={677}
        p={0.0476}
        n="20 worlds of independent firings"
      />
    ),
  },
};
