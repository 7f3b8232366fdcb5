import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatMarkdown } from '../../docs/markdown.mjs';
import { METHOD_PARTS } from '../controls/methods/parts.ts';
import { METHOD_LISTS } from './methods.ts';
import { withFigures } from './methodsDocument.ts';

const DOCUMENT = 'docs/methods.md';
/** What draws a figure. A figure of these without a note has no (?). */
const DRAWN =
  /<(NullFigure|NullRows|Against|Bars|Histogram|HeatMap|LayerCurve|SpectrumChart|SweepChart|Chart|DataTable|VirtualTable)(?=[\s>])/g;
/** Figures whose note stands elsewhere, and lists that hold no figure, each with the reason. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'src/scales/atom/inspector/Card.tsx DataTable': 'behind the heading “Nearest words”',
  'src/scales/atom/panel/quality/MeasureTable.tsx DataTable': 'behind the heading “By relation”',
  'src/scales/atom/panel/quality/VerdictTable.tsx DataTable': 'behind the heading “What holds”',
  'src/scales/atom/panel/relations/PairTable.tsx DataTable': 'a list of pairs',
  'src/scales/atom/panel/search/FoundClusters.tsx DataTable': 'behind the figure above it',
  'src/scales/atom/panel/search/FoundCrystals.tsx DataTable': 'behind the heading “Crystal search”',
  'src/scales/atom/panel/analogy/AnalogyTestTable.tsx DataTable': 'behind the heading “Analogy test”',
  'src/scales/atom/panel/analogy/Answers.tsx DataTable': 'behind the heading “Analogy”',
  'src/scales/galaxy/panel/CloudSection.tsx DataTable': 'behind the heading “Cloud”',
  'src/scales/galaxy/panel/EntropySection.tsx DataTable': 'the parts of the figure above it',
  'src/scales/galaxy/panel/ShapeTable.tsx DataTable': 'behind the heading “Spectrum”',
  'src/scales/galaxy/panel/matching/PairsTable.tsx VirtualTable': 'behind the heading “Same features”',
  'src/scales/galaxy/panel/meta/MetaFeatures.tsx DataTable':
    'behind the heading “What are features made of?”',
  'src/scales/galaxy/panel/meta/MetaParts.tsx DataTable': 'behind the heading “Meta-features”',
  'src/scales/galaxy/panel/meta/MetaTable.tsx DataTable': 'behind the heading “What are features made of?”',
  'src/scales/galaxy/panel/published/PublishedEntropyFigure.tsx DataTable': 'beside the figure above it',
  'src/scales/brain/panel/lobes/TypicalFeatures.tsx DataTable': 'behind the line “Lead” below it',
  'src/scales/brain/panel/lobes/LobeTable.tsx DataTable': 'behind the heading “Lobes”',
  'src/scales/brain/panel/published/Marks.tsx DataTable': 'the paper’s marks of the figure above it',
  'src/scales/brain/panel/categories/BeyondChance.tsx DataTable': 'behind the heading “Where lobes fire”',
  'src/scales/brain/panel/together/TogetherFigure.tsx DataTable':
    'behind the heading “Together beyond chance”',
  'src/scales/brain/panel/together/GroupsTable.tsx DataTable': 'behind the heading “Together beyond chance”',
  'src/scales/brain/panel/hierarchy/LinksTable.tsx VirtualTable': 'behind the heading “Parents and children”',
  'src/scales/brain/panel/company/Company.tsx DataTable': 'behind the heading “Fires with”',
  'src/scales/brain/panel/sweep/SweepFigure.tsx SweepChart': 'in the chart itself',
  'src/app/inspector/feature/AmongAll.tsx DataTable': 'behind the heading “Among all …”',
  'src/app/inspector/feature/Decomposition.tsx DataTable': 'behind the heading “Made of”',
  'src/app/inspector/feature/Nearest.tsx DataTable': 'behind the heading “Nearest by direction”',
  'src/app/selection/Members.tsx VirtualTable': 'a list of members',
};

/** The components below a folder. */
const componentsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx') && !path.includes('.test.'))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`);

const FILES = ['src/scales', 'src/app/inspector', 'src/app/selection'].flatMap(componentsIn);

/** The text of an element's opening tag from `at`, braces and strings skipped. */
function tagAt(source: string, at: number): string {
  let depth = 0;
  for (let i = at; i < source.length; i++) {
    const letter = source[i];
    if (letter === '{') depth++;
    else if (letter === '}') depth--;
    else if (letter === '>' && depth === 0) return source.slice(at, i);
  }
  return source.slice(at);
}

/** The figures of a file, and whether each has a note. */
function figuresIn(file: string): { readonly key: string; readonly noted: boolean }[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(DRAWN)].map((found) => ({
    key: `${file} ${found[1]}`,
    noted: /\smethod=/.test(tagAt(source, found.index)),
  }));
}

describe('the notes on figures', () => {
  const figures = FILES.flatMap(figuresIn);

  it('stand behind every figure of a panel or an inspector', () => {
    expect(figures.length).toBeGreaterThan(40);
    const missing = figures.filter(({ key, noted }) => !noted && !(key in ELSEWHERE));
    expect(missing.map(({ key }) => key)).toEqual([]);
  });

  it('are excused only where there is a figure without one', () => {
    const without = new Set(figures.filter(({ noted }) => !noted).map(({ key }) => key));
    expect(Object.keys(ELSEWHERE).filter((key) => !without.has(key))).toEqual([]);
  });

  it.each(METHOD_LISTS.map((part) => [part.title, part] as const))(
    'of %s say every part, in whole sentences, and each is used',
    (title, { texts }) => {
      const used = FILES.map((file) => readFileSync(file, 'utf8')).join('\n');
      for (const [id, text] of Object.entries(texts)) {
        for (const { key } of METHOD_PARTS) expect(text[key].length, `${id}: ${key}`).toBeGreaterThan(3);
        for (const key of ['definition', 'null', 'caveat'] as const)
          expect(text[key]).toMatch(/^\p{Lu}|^\d|^“/u);
        for (const key of ['definition', 'null', 'caveat'] as const) expect(text[key]).toMatch(/[.?]$/);
        if (title !== 'A selection')
          expect(used, id).toMatch(new RegExp(`\\b(?:method|noteOn)\\('${id}'\\)`));
      }
    },
  );

  it('stand in docs/methods.md as on screen: run `node docs/methods.mjs`', async () => {
    const document = readFileSync(DOCUMENT, 'utf8');
    expect(document).toBe(await formatMarkdown(withFigures(document)));
  });
});
