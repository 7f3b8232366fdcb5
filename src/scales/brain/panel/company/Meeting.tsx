import { useState } from 'react';
import { count } from '../../../../controls/numbers.ts';
import { Button } from '../../../../controls/Button.tsx';
import type { Example } from '../../../../dataset/dataset.ts';
import { notesJob, textsJob } from '../../../../jobs/datasetJobs.ts';
import { useJob } from '../../../../jobs/follow/useJob.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { Contexts } from '../../../shared/contexts/Contexts.tsx';
import { meetingJob } from '../../jobs.ts';

/** Blocks whose numbers and texts are shown at most. */
const BLOCKS = 12;
/** Texts shown at first. */
const SHOWN = 2;
/** Examples shown of each feature. */
const EXAMPLES = 2;

/**
 * The blocks in which two features both fire: how many of each category, and which ones; their texts if the dataset holds
 * them, or else examples of each feature from those categories.
 */
export function Meeting({ a, b }: { a: number; b: number }) {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const { result, stale } = useJob(meetingJob, reference, { layer: layer.id, a, b, count: BLOCKS });
  if (!result || stale) return null;
  const categories = info.categories
    .map((name, i) => ({ name, blocks: result.categories?.[i] ?? 0 }))
    .filter(({ blocks }) => blocks > 0)
    .sort((x, y) => y.blocks - x.blocks);
  const blocks = Array.from(result.blocks);
  return (
    <div className="stack meeting">
      <p className="note" role="status">
        {a} and {b} both fire in {count(result.total)} {result.total === 1 ? 'block' : 'blocks'}
        {categories.length > 0
          ? `: ${categories
              .slice(0, 5)
              .map(({ name, blocks: many }) => `${name} ${count(many)}`)
              .join(', ')}${categories.length > 5 ? ', …' : '.'}`
          : '.'}
        {blocks.length > 0 &&
          ` Block numbers ${blocks.join(', ')}${result.total > blocks.length ? ', …' : '.'}`}
      </p>
      {layer.has.texts ? (
        <Texts blocks={blocks} />
      ) : (
        layer.has.labels && <BothExamples a={a} b={b} categories={categories.map(({ name }) => name)} />
      )}
    </div>
  );
}

/** The blocks themselves, a few at first. */
function Texts({ blocks }: { blocks: readonly number[] }) {
  const { reference } = useDataset();
  const layer = useLayer();
  const [shown, setShown] = useState(SHOWN);
  const { result, error, stale } = useJob(textsJob, blocks.length > 0 ? reference : null, {
    layer: layer.id,
    blocks,
  });
  if (error) return <p className="note warning-note">{error.message}</p>;
  const texts = (stale ? [] : (result ?? []))
    .map((one, i) => ({ ...one, block: blocks[i]! }))
    .filter(({ text }) => text);
  return (
    <>
      {texts.slice(0, shown).map(({ block, text, source }) => (
        <div key={block} className="context">
          {text}
          <div className="context-source">
            block {block}
            {source && ` · ${source}`}
          </div>
        </div>
      ))}
      {shown < texts.length && (
        <Button kind="quiet" onPress={() => setShown(texts.length)}>
          {count(texts.length - shown)} more
        </Button>
      )}
    </>
  );
}

/** Examples of each feature from the categories in which both fire, the most shared category first. */
function BothExamples({ a, b, categories }: { a: number; b: number; categories: readonly string[] }) {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const one = useJob(notesJob, reference, { layer: layer.id, feature: a });
  const other = useJob(notesJob, reference, { layer: layer.id, feature: b });
  if (one.stale || other.stale || !one.result || !other.result) return null;
  const of = (examples: readonly Example[]) =>
    examples
      .filter(({ category }) => categories.includes(category))
      .sort((x, y) => categories.indexOf(x.category) - categories.indexOf(y.category))
      .slice(0, EXAMPLES);
  const sides = [
    { feature: a, examples: of(one.result.examples) },
    { feature: b, examples: of(other.result.examples) },
  ].filter(({ examples }) => examples.length > 0);
  if (sides.length === 0) return null;
  return (
    <>
      <p className="note">
        The dataset does not have the text of these blocks. Examples of each {info.item} from the categories
        in which both fire:
      </p>
      {sides.map(({ feature, examples }) => (
        <section key={feature} aria-label={`Examples of ${feature}`}>
          <h3 className="note">{feature}</h3>
          <Contexts examples={examples} />
        </section>
      ))}
    </>
  );
}
