import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  SearchField,
  Virtualizer,
  ListLayout,
} from 'react-aria-components';
import { count } from '../../controls/numbers.ts';
import { labelsJob, relationsJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/useJob.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import { findLabels, type Matches } from './matches.ts';

/** The number of matches that are listed; further ones are counted. */
const LISTED = 2000;
/** With more matches than this no point is ringed, because rings everywhere would not help. */
const RINGED = 400;
const ROW_HEIGHT = 32;
const NO_LABELS: readonly string[] = [];

/** The search text and its matches; the matches are ringed in the scene while the list is open. */
export default function SearchList({
  name,
  words,
  onDone,
}: {
  name: string;
  words: boolean;
  onDone: () => void;
}) {
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed);
  const { labels, missing } = useLabels(words);
  const matches = useMemo(() => findLabels(labels, text), [labels, text]);
  useRings(matches, words);
  const items = useMemo(
    () => matches.found.slice(0, LISTED).map((index) => ({ id: index, name: labels[index] || 'no label' })),
    [matches, labels],
  );
  const pin = (index: number) => {
    store.getState().go(words ? { word: index } : { feature: index });
    onDone();
  };
  return (
    <Dialog className="search-dialog" aria-label={name}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField aria-label={name} autoFocus>
          <Input
            className="input"
            placeholder={words ? 'a word, or /pattern/' : 'words of a label, #number, or /pattern/'}
            spellCheck={false}
            autoCapitalize="none"
          />
        </SearchField>
        <p className="note" role="status">
          {missing || sentence(matches, typed, labels.length, words)}
        </p>
        {items.length > 0 && (
          <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW_HEIGHT }}>
            <ListBox
              className="listbox"
              style={{ height: ROW_HEIGHT * items.length }}
              aria-label="Matches"
              items={items}
              selectionMode="single"
              onAction={(key) => pin(Number(key))}
            >
              {(item) => (
                <ListBoxItem className="listbox-item" id={item.id} textValue={item.name}>
                  <span className="search-match">{item.name}</span>
                  {!words && <span className="hint">#{item.id}</span>}
                </ListBoxItem>
              )}
            </ListBox>
          </Virtualizer>
        )}
      </Autocomplete>
    </Dialog>
  );
}

/** The labels that are searched, in the order of the features or words. */
function useLabels(words: boolean): { labels: readonly string[]; missing: string } {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const wanted = words ? info.layers.some(({ has }) => has.words) : layer.has.labels;
  const labels = useJob(labelsJob, !words && wanted ? reference : null, { layer: layer.id });
  const relations = useJob(relationsJob, words && wanted ? reference : null, {});
  const job = words ? relations : labels;
  const found = (words ? relations.result?.words : labels.result?.description) ?? NO_LABELS;
  if (!wanted) {
    const what = words
      ? 'This dataset has no words.'
      : `${layer.name} has no labels: #number still finds a ${info.item}.`;
    return { labels: words ? found : unlabelled(layer.features), missing: what };
  }
  return { labels: found, missing: job.error?.message ?? (job.result ? '' : 'Reading labels…') };
}

const unlabelled = (features: number): readonly string[] => new Array<string>(features).fill('');

/** Rings the matches while the list is open. */
function useRings({ found }: Matches, words: boolean): void {
  useEffect(() => {
    // The points of a scene of words are the words of the shown relations, not all words.
    store.getState().setMatches(words || found.length > RINGED ? [] : found);
  }, [found, words]);
  useEffect(() => () => store.getState().setMatches([]), []);
}

function sentence({ found, fault }: Matches, typed: string, all: number, words: boolean): string {
  if (fault) return fault;
  const total = count(all);
  if (typed.trim() === '') return `${total} ${words ? 'words' : 'labels'} to search.`;
  if (found.length === 0) return `No matches among ${total} ${words ? 'words' : 'labels'}.`;
  const rings = words
    ? ''
    : found.length > RINGED
      ? '; too many to ring in the scene'
      : ', ringed in the scene';
  const listed = found.length > LISTED ? `, the first ${count(LISTED)} listed` : '';
  return `${count(found.length)} of ${total}${rings}${listed}.`;
}
