import { FIGURES } from './figures.ts';
import { interval, LEVELS, type Rates } from './rates.ts';

const percent = (count: number | null, worlds: number) =>
  count === null ? '–' : `${((100 * count) / worlds).toFixed(1)} %`;

/** The document: what was done, and a table for each figure. */
export function document(results: readonly Rates[]): string {
  const tables = FIGURES.flatMap(({ id, name, draws }) => {
    const rows = results.filter(({ figure }) => figure === id);
    if (rows.length === 0) return [];
    return [
      `## ${name}`,
      '',
      Number.isFinite(draws) ? `${draws} draws of the null behind each p.` : 'Its p is computed, not drawn.',
      '',
      '| worlds | planted | number | p ≤ 0.01 | p ≤ 0.05 | its 95 % interval | p ≤ 0.1 |',
      '| --- | --- | --: | --: | --: | --: | --: |',
      ...rows.map((row) => {
        const [one, five, ten] = row.rejected;
        const [low, high] = interval(five ?? 0, row.worlds);
        const range = `${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)} %`;
        const cells = [one, five].map((count) => percent(count ?? null, row.worlds));
        return `| ${row.case} | ${row.strength ?? 'nothing'} | ${row.worlds} | ${cells.join(' | ')} | ${range} | ${percent(ten ?? null, row.worlds)} |`;
      }),
      '',
    ];
  });
  return [
    '# Calibration',
    '',
    'How often each p value of Tricosm rejects in worlds in which nothing is planted, and how often it finds what is planted.',
    '`npm run calibrate` makes this page: each figure is computed, by the code of the app, in worlds of seeds 1, 2, 3, …; a p value that',
    'holds rejects at the level that it states, within the error of the count. The worlds are small, so that hundreds of them can be',
    'drawn; `calibrate/figures.ts` lists them, and a figure is one entry of the list.',
    '',
    '![Rates of rejection at p ≤ 0.05, with 95 % intervals; the line is 5 %](calibration.svg)',
    '',
    ...tables,
    '## What the null models keep',
    '',
    '- **Isotropy**: the number of features, the dimension, and the length of each direction. Every p is corrected for the number of figures by the largest distance of any of them in each draw (Westfall & Young 1993).',
    '- **Clustering entropy**: the sample covariance exactly, and the lengths of the rows by rank.',
    '- **Lobes and geometry; directions to lobes**: how often features fire, in 20 bins; families of near copies move as one.',
    '- **Lobe × category**: the leading lobe of each block; categories are permuted over documents. Corrected for the number of cells, as isotropy.',
    '- **Held-out silhouette and separation of relations**: which differences there are, and the number of each relation in each fold.',
    '- **Mean cosine of a relation**: its inputs and its outputs; which output belongs to which input is lost.',
    '- **Distractors**: each relation’s differences and covariates; pairs are permuted within relations. Corrected for the number of components and covariates by the largest correlation of each draw.',
    '- **Crystal search; clusters of differences**: the sample mean and covariance exactly, and the lengths of the points by rank. The best of the features is compared with the best of each draw.',
    '- If the pairs of a relation share their outputs, its separation rejects too often; a relation therefore holds only if it beats re-paired outputs as well. Retrieval has no p: it is beside two baselines.',
    '- **Locality**: the graph of nearest directions, and how often features fire, in 20 bins; coordinates are less a cubic in the logarithm of the frequency and the mean of their bin. Corrected for the number of coordinates.',
    '- **Categories held out**: how often features fire in the blocks that lobes are made of and in those held out, in 8 × 8 bins. Corrected for the number of figures of all folds.',
    '- **Meta-SAE**: the lengths, the mean and the covariance of the unit rows. The p is that of one more cloud beside five; the panel also asks for a difference of a hundredth.',
    '- **Matching**: the second set turned at random, and a cloud of its spectrum; the larger of the two lines counts. The p is 1 if a tenth of the features or fewer are beyond the line, as in the sentence of the panel, which claims a match at p ≤ 0.01.',
    '- **Shape score of tokens**: how often and how strongly each feature fires; where only the strongest tokens are known, at which tokens each fires.',
    '- **Together beyond chance**: the number of blocks of each feature and of features of each block. All pairs count; the rate is controlled whatever they depend on (Benjamini & Yekutieli), so that fewer worlds than stated have a pair.',
    '- **Hierarchy**: which features are parents and which are children; parents are shuffled among the children.',
    '- **Absorption by tokens**: how often and how strongly each feature fires. Corrected for the number of pairs judged (Bonferroni). The p is that of a child and a parent that meet, and 1 in worlds without a candidate; tokens at which many features fire make independent features meet, and a parent that is silent at all tokens of its child cannot meet it.',
    '- **Stability**: the number of blocks of each feature and of features of each block, by curveball trades.',
    '',
  ].join('\n');
}

const LEFT = 470;
const WIDTH = 300;
const ROW = 18;

/** The picture: the rate at p ≤ 0.05 of each case with its interval; worlds without the thing are filled dots. */
export function picture(results: readonly Rates[]): string {
  const parts: string[] = [];
  let y = 30;
  const x = (rate: number) => (LEFT + WIDTH * rate).toFixed(1);
  for (const { id, name } of FIGURES) {
    const rows = results.filter(({ figure }) => figure === id);
    if (rows.length === 0) continue;
    parts.push(`<text x="8" y="${y}" font-weight="600">${escape(name)}</text>`);
    y += ROW;
    for (const row of rows) {
      const count = row.rejected[1] ?? 0;
      const [low, high] = interval(count, row.worlds);
      const label = row.strength === null ? row.case : `${row.case}: ${row.strength}`;
      const fill = row.strength === null ? '#0a66c2' : '#fff';
      parts.push(
        `<text x="20" y="${y}">${escape(label)}</text>`,
        `<line x1="${x(low)}" x2="${x(high)}" y1="${y - 4}" y2="${y - 4}" stroke="#0a66c2"/>`,
        `<circle cx="${x(count / row.worlds)}" cy="${y - 4}" r="3.5" fill="${fill}" stroke="#0a66c2"/>`,
      );
      y += ROW;
    }
    y += 8;
  }
  const axis = [0, 0.25, 0.5, 0.75, 1].map(
    (rate) =>
      `<text x="${x(rate)}" y="${y + 10}" text-anchor="middle">${100 * rate} %</text><line x1="${x(rate)}" x2="${x(rate)}" y1="16" y2="${y - 6}" stroke="#ddd"/>`,
  );
  const nominal = `<line x1="${x(LEVELS[1])}" x2="${x(LEVELS[1])}" y1="16" y2="${y - 6}" stroke="#c0392b" stroke-dasharray="3 3"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LEFT + WIDTH + 40} ${y + 40}" font-family="sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...axis,
    nominal,
    ...parts,
    `<text x="${LEFT}" y="${y + 28}">share of worlds with p ≤ 0.05; filled: nothing planted, 5 % expected</text>`,
    '</svg>',
    '',
  ].join('\n');
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
