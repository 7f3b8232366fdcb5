import { HeatMap } from '../../../src/charts/HeatMap.tsx';
import type { ChartCases } from './chartCases.ts';

const CATEGORIES = ['code', 'fiction', 'news', 'a category with a rather long name'];
const lobes = (n: number) => Array.from({ length: n }, (_, i) => `${i + 1}`);
const SHARES = [0.9, 0.06, 0.04, 0.1, 0.85, 0.05, 0.33, 0.33, 0.34, 0, 0.5, 0.5];

export const heatMap: ChartCases = {
  chart: 'HeatMap',
  cases: {
    'no column': <HeatMap label="no lobes" rowTitle="category" rows={CATEGORIES} columns={[]} shares={[]} />,
    'one cell': <HeatMap label="one cell" rowTitle="category" rows={['all']} columns={['1']} shares={[1]} />,
    'three lobes, two cells ringed': (
      <HeatMap
        label="category by lobe"
        rowTitle="category"
        rows={CATEGORIES}
        columns={['1', '2', 'a named lobe']}
        shares={SHARES}
        counts={SHARES.map((share) => Math.round(300 * share))}
        marked={{
          cells: SHARES.map((share) => Number(share > 0.8)),
          meaning: 'more often than in shuffled blocks',
        }}
      />
    ),
    'no share': (
      <HeatMap
        label="no lobe leads"
        rowTitle="category"
        rows={CATEGORIES}
        columns={lobes(3)}
        shares={new Float64Array(12)}
      />
    ),
    'sixteen lobes': (
      <HeatMap
        label="category by sixteen lobes"
        rowTitle="category"
        rows={CATEGORIES}
        columns={lobes(16)}
        shares={Array.from({ length: 64 }, (_, i) => ((i * 37) % 64) / 640)}
      />
    ),
    'lobes named by their categories': (
      <HeatMap
        label="category by lobes named by their categories"
        rowTitle="category"
        rows={['news-speeches', 'javascript-code', 'foreign-language', 'math-latex', 'web-forum']}
        columns={['1 · news-speeches', '2 · javascript-code', '3 · foreign-language', '4 · math-latex']}
        shares={Array.from({ length: 20 }, (_, i) => ((i * 7) % 20) / 20)}
      />
    ),
    'lobes with long names': (
      <HeatMap
        label="category by lobes with names"
        rowTitle="category"
        rows={['code', 'prose']}
        columns={['program code', 'narrative prose', 'mathematics', 'everything else']}
        shares={[0.7, 0.1, 0.15, 0.05, 0.1, 0.6, 0.1, 0.2]}
      />
    ),
  },
};
