import { count } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { pin } from '../../../../state/pin.ts';
import type { AnalogyAnswer, AnalogyMethod } from '../../analysis/index.ts';
import type { SolvedAnalogy } from '../../jobs.ts';

const SCORES: Readonly<Record<AnalogyMethod, string>> = {
  add: 'cosine',
  multiply: '3CosMul',
  removed: '− distance',
};

/** The answers to a : b :: c : ?, the best first; pressing one pins it. */
export function Answers({
  solved: { answers, candidates },
  question: [a, b, c],
  method,
  words,
}: {
  solved: SolvedAnalogy;
  question: readonly string[];
  method: AnalogyMethod;
  words: readonly string[];
}) {
  const columns: readonly Column<AnalogyAnswer>[] = [
    {
      header: 'answer',
      value: ({ word }) => words[word],
      press: { act: ({ word }) => pin('word', word) },
    },
    { header: SCORES[method], value: ({ score }) => score, decimals: 3 },
  ];
  return (
    <DataTable
      caption={`${a} : ${b} :: ${c} : ? among ${count(candidates)} words, without ${a}, ${b} and ${c}`}
      showCaption
      columns={columns}
      rows={answers}
      rowKey={({ word }) => word}
    />
  );
}
