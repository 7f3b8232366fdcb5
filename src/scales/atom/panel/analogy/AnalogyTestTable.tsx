import { Button } from '../../../../controls/Button.tsx';
import type { Column, DataColumn } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { saveTable } from '../../../../controls/table/saveTable.ts';
import { count } from '../../../../controls/numbers.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import type { AnalogySet, AnalogyTest } from '../../analysis/index.ts';

type Score = keyof NonNullable<AnalogySet['accuracy']>;

const SCORES: readonly { readonly id: Score; readonly header: string; readonly title: string }[] = [
  { id: 'add', header: '3CosAdd', title: 'the largest cos b − cos a + cos c' },
  {
    id: 'multiply',
    header: '3CosMul',
    title: 'the largest cos b · cos c / (cos a + 0.001), cosines moved to [0, 1]',
  },
  { id: 'nearestC', header: 'near c', title: 'baseline: the word nearest to c' },
  { id: 'nearestB', header: 'near b', title: 'baseline: the word nearest to b' },
  { id: 'offset', header: 'b − a', title: 'baseline: 3CosAdd without c' },
];

const COLUMNS: readonly Column<AnalogySet>[] = [
  {
    header: 'relation, questions',
    value: ({ name }) => name,
    cell: ({ name, questions }) => (
      <>
        {name} <span className="note">{count(questions)}</span>
      </>
    ),
    rowHeader: true,
  },
  ...SCORES.map(({ id, header, title }): Column<AnalogySet> => ({
    header,
    title,
    value: ({ accuracy }) => accuracy?.[id].top1,
    decimals: 2,
    sortable: true,
    ...(id === 'add' && { error: ({ accuracy }: AnalogySet) => accuracy?.add.error }),
  })),
];

/** A set as the file has it, with what it was tested with. */
interface SavedSet extends AnalogySet {
  readonly words: number;
  readonly seed: number | undefined;
}

const SAVED: readonly DataColumn<SavedSet>[] = [
  { header: 'relation', value: ({ id }) => id },
  { header: 'pairs', value: ({ pairs }) => pairs },
  { header: 'questions', value: ({ questions }) => questions },
  { header: 'left_out_unknown', value: ({ leftOut }) => leftOut.unknown },
  { header: 'left_out_answered', value: ({ leftOut }) => leftOut.answered },
  { header: 'left_out_undrawn', value: ({ leftOut }) => leftOut.undrawn },
  ...SCORES.flatMap(({ id, header }): DataColumn<SavedSet>[] => {
    const name = header.replace(' − ', '_minus_').replace(' ', '_');
    return [
      { header: `${name}_top1`, value: ({ accuracy }) => accuracy?.[id].top1 },
      { header: `${name}_error`, value: ({ accuracy }) => accuracy?.[id].error },
      { header: `${name}_top5`, value: ({ accuracy }) => accuracy?.[id].top5 },
      { header: `${name}_mrr`, value: ({ accuracy }) => accuracy?.[id].mrr },
    ];
  }),
  { header: 'words', value: ({ words }) => words },
  { header: 'seed', value: ({ seed }) => seed },
];

/** The share of right first answers of each relation, by 3CosAdd and 3CosMul beside their baselines, and its file. */
export function AnalogyTestTable({ test, seed }: { test: AnalogyTest; seed: number | undefined }) {
  const { info } = useDataset();
  const layer = useLayer();
  const save = () => {
    const rows = test.sets.map((set) => ({ ...set, words: test.words, seed }));
    saveTable(`${info.name}-${layer.id}-analogies`, SAVED, rows);
  };
  return (
    <>
      <DataTable
        caption="Share of analogies whose first answer is right, by relation, beside baselines"
        columns={COLUMNS}
        rows={test.sets}
        rowKey={({ id }) => id}
        compact
      />
      <p className="note">
        Share of right first answers among all words but a, b and c. ±: standard error over the pairs asked
        for. Baselines: the word nearest to c, to b, and to b − a, which is 3CosAdd without c. Where one of
        them is as good, the offset explains nothing.
      </p>
      <div className="row">
        <Button kind="quiet" onPress={save}>
          Save as CSV
        </Button>
      </div>
    </>
  );
}
