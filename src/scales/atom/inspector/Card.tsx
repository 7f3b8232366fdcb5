import { Button } from '../../../controls/Button.tsx';
import { Section } from '../../../controls/frame/Section.tsx';
import { count, significant } from '../../../controls/numbers.ts';
import type { Column } from '../../../controls/table/columns.ts';
import { DataTable } from '../../../controls/table/DataTable.tsx';
import { relationsJob } from '../../../jobs/datasetJobs.ts';
import { useJob } from '../../../jobs/follow/useJob.ts';
import type { Neighbours } from '../../../math/neighbours/neighbours.ts';
import { Stale } from '../../shared/asking/Stale.tsx';
import { MissingRow } from '../../shared/pinned/MissingRow.tsx';
import { SelectThese } from '../../shared/SelectThese.tsx';
import { neighboursJob } from '../../shared/neighbours.ts';
import { ToggleMember } from '../../shared/ToggleMember.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { pin } from '../../../state/pin.ts';
import { select } from '../../../state/selection/select.ts';
import { Failed } from '../../shared/asking/Failed.tsx';
import { atomNow, setAtom } from '../useAtom.ts';
import { method } from '../method.ts';

const NEIGHBOURS = 10;

/** The pinned word: its covariates, its relations, and the words nearest to it. */
export default function WordCard({ index: word }: { index: number }) {
  const { reference } = useDataset();
  const layer = useLayer();
  const relations = useJob(relationsJob, reference, {});
  const nearest = useJob(neighboursJob, layer.has.words ? reference : null, {
    layer: layer.id,
    among: 'words',
    of: word,
    count: NEIGHBOURS,
  });
  const table = relations.result;
  if (relations.error) {
    return <MissingRow item="word" title={`Word ${word}`} reason={relations.error.message} />;
  }
  if (!table) return <p className="section note">Reading relations…</p>;
  const name = table.words[word];
  if (name === undefined) {
    const reason = `The dataset’s relations have ${count(table.words.length)} words; there is no word ${word}.`;
    return <MissingRow item="word" title={`Word ${word}`} reason={reason} />;
  }
  const partners = table.relations.flatMap((relation) =>
    Array.from({ length: relation.pairs.length / 2 }, (_, i) => i)
      .map((i) => [relation.pairs[2 * i]!, relation.pairs[2 * i + 1]!] as const)
      .filter((pair) => pair.includes(word))
      .map(([input, output]) => ({ relation: relation.name, input, output })),
  );
  return (
    <>
      <div className="section stack">
        <div className="feature-title">
          <h2>{name}</h2>
          <ToggleMember item="word" index={word} />
          <Button kind="quiet" aria-label={`Unpin ${name}`} onPress={() => pin('word', null)}>
            ✕
          </Button>
        </div>
        <dl className="figures">
          {Object.entries(table.covariates).map(([covariate, values]) => (
            <div key={covariate}>
              <dt>{covariate}</dt>
              <dd>{printed(values[word])}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Section title="In an analogy">
        <div className="row">
          {['a', 'b', 'c'].map((role, i) => (
            <Button key={role} aria-label={`Ask with ${name} as ${role}`} onPress={() => askWith(i, name)}>
              as {role}
            </Button>
          ))}
        </div>
      </Section>
      <Section title="Stands in">
        <ul className="stack">
          {partners.map(({ relation, input, output }, i) => (
            <li key={i}>
              {table.words[input]} → {table.words[output]} <span className="note">{relation}</span>
            </li>
          ))}
        </ul>
        {partners.length === 0 && <p className="note">No relation of this dataset has this word.</p>}
      </Section>
      <Section title="Nearest words" method={method('nearest')}>
        {!layer.has.words && (
          <p className="note">
            {layer.name} has no vectors of words; go to a layer that has them to see the nearest.
          </p>
        )}
        <Failed of={nearest} />
        <Stale stale={nearest.stale}>
          {nearest.result && (
            <>
              <NearestWords word={name} words={table.words} found={nearest.result} />
              <SelectThese item="word" members={nearest.result.indices} of={`nearest to ${name}`} />
            </>
          )}
        </Stale>
      </Section>
    </>
  );
}

function NearestWords({ word, words, found }: { word: string; words: readonly string[]; found: Neighbours }) {
  const columns: readonly Column<number>[] = [
    {
      header: 'word',
      value: (index) => words[index],
      press: {
        act: (index) => pin('word', index),
        modified: (index) => select('word', [index], 'toggle'),
      },
    },
    { header: 'cosine', value: (_, i) => found.cosines[i], decimals: 3 },
  ];
  return (
    <DataTable
      caption={`The words nearest to ${word} by cosine`}
      columns={columns}
      rows={Array.from(found.indices)}
      rowKey={(index) => index}
    />
  );
}

/** A covariate's value, which may be a count or a measure. */
function printed(value: number | undefined): string {
  if (value === undefined) return '–';
  return Number.isInteger(value) ? count(value) : significant(value, 4);
}

/** Puts a word in the place of a, b or c of the analogy. */
function askWith(place: number, name: string): void {
  const { analogy } = atomNow();
  const before = analogy.length === 3 ? analogy : ['', '', ''];
  setAtom({ analogy: before.map((word, i) => (i === place ? name : word)) });
}
