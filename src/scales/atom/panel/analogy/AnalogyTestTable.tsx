import { Button } from '../../../../controls/Button.tsx';
import type { Column, DataColumn } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { saveTable } from '../../../../controls/table/saveTable.ts';
import { count, fixed } from '../../../../controls/numbers.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import type { AnalogySet, AnalogyTest } from '../../analysis/index.ts';

type Score = keyof NonNullable<AnalogySet['accuracy']>;

/** The scores by their names in the file. */
const SCORES: readonly { readonly id: Score; readonly name: string }[] = [
  { id: 'add', name: '3cosadd' },
  { id: 'multiply', name: '3cosmul' },
  { id: 'nearestC', name: 'nearest_c' },
  { id: 'nearestB', name: 'nearest_b' },
  { id: 'offset', name: 'nearest_b_minus_a' },
];

const BASELINES: readonly { readonly id: Score; readonly name: string }[] = [
  { id: 'nearestC', name: 'c' },
  { id: 'nearestB', name: 'b' },
  { id: 'offset', name: 'b − a' },
];

/** The best baseline of a set. */
function baselineOf({ accuracy }: AnalogySet): { readonly name: string; readonly share: number } | null {
  if (!accuracy) return null;
  const shares = BASELINES.map(({ id, name }) => ({ name, share: accuracy[id].top1 }));
  return shares.reduce((best, one) => (one.share > best.share ? one : best));
}

const COLUMNS: readonly Column<AnalogySet>[] = [
  {
    header: 'relation',
    title: 'with its number of questions',
    value: ({ name }) => name,
    cell: ({ name, questions }) => (
      <>
        {name} <span className="note">{count(questions)}</span>
      </>
    ),
    rowHeader: true,
  },
  {
    header: '3CosAdd',
    title: 'the largest cos b − cos a + cos c',
    value: ({ accuracy }) => accuracy?.add.top1,
    error: ({ accuracy }) => accuracy?.add.error,
    decimals: 2,
    sortable: true,
  },
  {
    header: '3CosMul',
    title: 'the largest cos b · cos c / (cos a + 0.001), cosines moved to [0, 1]',
    value: ({ accuracy }) => accuracy?.multiply.top1,
    decimals: 2,
    sortable: true,
  },
  {
    header: 'baseline',
    title: 'the best of: the word nearest to c, to b, or to b − a',
    value: (set) => baselineOf(set)?.share,
    cell: (set) => <Baseline set={set} />,
    decimals: 2,
    sortable: true,
  },
];

function Baseline({ set }: { set: AnalogySet }) {
  const best = baselineOf(set);
  if (!best) return '–';
  return (
    <>
      <span className="note">{best.name}</span> {fixed(best.share, 2)}
    </>
  );
}

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
  ...SCORES.flatMap(({ id, name }): DataColumn<SavedSet>[] => [
    { header: `${name}_top1`, value: ({ accuracy }) => accuracy?.[id].top1 },
    { header: `${name}_error`, value: ({ accuracy }) => accuracy?.[id].error },
    { header: `${name}_top5`, value: ({ accuracy }) => accuracy?.[id].top5 },
    { header: `${name}_mrr`, value: ({ accuracy }) => accuracy?.[id].mrr },
  ]),
  { header: 'words', value: ({ words }) => words },
  { header: 'seed', value: ({ seed }) => seed },
];

/** The share of right first answers of each relation, by 3CosAdd and 3CosMul beside their baselines, and its file. */
export function AnalogyTestTable({ test, seed }: { test: AnalogyTest; seed: number | undefined }) {
  const { info } = useDataset();
  const layer = useLayer();
  const save = () => {
    const rows = test.sets.map((set) => ({ ...set, words: test.words, seed }));
    void saveTable(`${info.name}-${layer.id}-analogies`, SAVED, rows);
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
        Share of right first answers among all words but a, b and c; ± is its standard error over the pairs
        asked for. Baseline: the best of the word nearest to c, to b, and to b − a (3CosAdd without c). If it
        is about as good, the offset explains nothing.
      </p>
      <div className="row">
        <Button kind="quiet" onPress={save}>
          Save as CSV
        </Button>
      </div>
    </>
  );
}
