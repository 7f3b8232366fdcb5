import { figureBeside } from '../../../../charts/nulls/figureBeside.ts';
import { NullFigure } from '../../../../charts/nulls/NullFigure.tsx';
import { count } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { pin } from '../../../../state/pin.ts';
import { analogyVerdict, type AnalogyAnswer, type AnalogyMethod } from '../../analysis/index.ts';
import type { SolvedAnalogy } from '../../jobs.ts';
import { method as noteOn } from '../../method.ts';

const SCORES: Readonly<Record<AnalogyMethod, string>> = {
  add: 'cosine',
  multiply: '3CosMul',
  removed: '− distance',
};

/** The answers to a : b :: c : ?, the best first; pressing one pins it. */
export function Answers({
  solved,
  question: [a, b, c],
  method,
  words,
}: {
  solved: SolvedAnalogy;
  question: readonly string[];
  method: AnalogyMethod;
  words: readonly string[];
}) {
  const { answers, candidates, chance } = solved;
  const columns: readonly Column<AnalogyAnswer>[] = [
    {
      header: 'answer',
      value: ({ word }) => words[word],
      press: { act: ({ word }) => pin('word', word) },
    },
    { header: SCORES[method], value: ({ score }) => score, decimals: 3 },
  ];
  return (
    <>
      {chance && (
        <>
          <NullFigure
            name={`best answer, ${SCORES[method]}`}
            method={noteOn('analogy')}
            {...figureBeside(chance)}
            n={`${count(chance.null.samples.length)} random pairs of words`}
          />
          <p className="note">{analogyVerdict(solved)}</p>
        </>
      )}
      <DataTable
        caption={`${a} : ${b} :: ${c} : ? among ${count(candidates)} words, without ${a}, ${b} and ${c}`}
        showCaption
        columns={columns}
        rows={answers}
        rowKey={({ word }) => word}
      />
    </>
  );
}
