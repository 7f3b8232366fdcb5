import { describe, expect, it } from 'vitest';
import { ATTACKS } from '../e2e/kit/attack.ts';
import { membersJson, membersPython, type Provenance } from '../src/app/selection/exportMembers.ts';
import { nullFigureMarkup } from '../src/charts/figure/nullFigure.ts';
import { csv } from '../src/controls/table/saveTable.ts';
import type { Figure } from '../src/figures/layout/figure.ts';
import { figureSvg } from '../src/figures/output/svg.ts';
import { figureSize } from '../src/figures/sizes.ts';
import { chart, figure, note, table, verdict, words } from '../src/report/blocks.ts';
import type { Report } from '../src/report/document.ts';
import { reportHtml } from '../src/report/html/page.ts';
import { reportJson } from '../src/report/json.ts';
import { multiplicityOf } from '../src/report/multiplicity.ts';
import { references } from '../src/report/references.ts';

/** Elements, attributes and addresses that run or load something; the texts of the attacks contain them, escaped. */
const RUNS = /<(?:script|img|iframe|a href="(?!https:))|<[^>]*\son\w+=|<[^>]*(?:javascript:|data:text)/i;
/** Characters that a document of XML may not have, and those that reorder the text around them. */
const isForbidden = (letter: string) => letter < ' ' && !'\t\n\r'.includes(letter);

const columns = ATTACKS.map((header) => ({ header, value: (row: number) => ATTACKS[row]! }));
const rows = ATTACKS.map((_, row) => row);

describe.each(ATTACKS.map((attack) => [attack.slice(0, 30), attack] as const))(
  'exports of %j',
  (_, attack) => {
    it('as a report are inert, as a page and as JSON', () => {
      const report: Report = {
        schema: 'tricosm-report',
        version: 1,
        date: attack,
        title: attack,
        link: attack,
        tool: { name: attack, version: attack, analyses: 1 },
        view: [{ name: attack, value: attack }],
        dataset: [{ name: attack, value: attack }],
        selection: [{ name: attack, value: attack }],
        sections: [
          {
            id: attack,
            scale: attack,
            title: attack,
            parameters: { [attack]: attack },
            failure: attack,
            blocks: [
              verdict(attack),
              note(attack),
              figure(
                attack,
                { value: 1, null: { mean: 0, sd: 1 }, z: 1, p: 1 },
                { unit: attack, of: attack },
              ),
              table(attack, [words(attack)], [[attack]]),
              chart(attack, attack, attack, [{ name: attack, mark: 'line', points: [[0, 1]] }]),
            ],
          },
        ],
        multiplicity: multiplicityOf(1, null),
        references: references({ name: attack, title: attack, source: attack, citation: attack }),
      };
      const page = reportHtml(report);
      expect(page).not.toMatch(RUNS);
      expect([...page].filter(isForbidden)).toEqual([]);
      expect(JSON.parse(reportJson(report))).toEqual(report);
    });

    it('as a figure are inert', () => {
      const ink = { text: '#000', dim: '#000', faint: '#000', line: '#000', background: '#fff' };
      const drawn: Figure = {
        title: attack,
        provenance: attack,
        legends: [{ title: attack, entries: [{ name: attack, mark: null, before: attack, count: attack }] }],
        body: { height: () => 10, draw: () => undefined, clipped: false },
        ink,
        ground: null,
      };
      const svg = figureSvg(drawn, figureSize('column', 0), (text) => 6 * text.length);
      const beside = nullFigureMarkup(400, {
        name: attack,
        text: attack,
        value: 1,
        distribution: undefined,
        note: attack,
      });
      for (const markup of [svg, beside.markup]) {
        expect(markup).not.toMatch(RUNS);
        expect([...markup].filter(isForbidden)).toEqual([]);
      }
    });
  },
);

describe('tables of attacks', () => {
  it('have no cell that a spreadsheet computes', () => {
    const [head, ...lines] = csv(columns, rows).split('\r\n');
    for (const line of [head!, ...lines]) expect(line).not.toMatch(/(?:^|,)"?[=+@\-\t]/);
  });

  const provenance: Provenance = {
    dataset: 'a\nimport os',
    layer: ATTACKS[4],
    prepared: ATTACKS[5],
    model: ATTACKS[0],
    sae: ATTACKS[1],
    lobes: null,
    item: ATTACKS[9],
    total: 3,
  };

  it('are JSON, and Python with one comment and one list', () => {
    const { members } = JSON.parse(membersJson(columns, rows, provenance)) as { members: object[] };
    expect(members).toHaveLength(ATTACKS.length);
    expect(Object.hasOwn(members[0]!, '__proto__')).toBe(true);
    expect(membersPython(rows, provenance)).toMatch(/^#[^\n]*\nselected = \[[\d, ]*\]\n$/);
  });
});
