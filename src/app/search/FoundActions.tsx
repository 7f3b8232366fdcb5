import { Button } from '../../controls/Button.tsx';
import { count } from '../../controls/numbers.ts';
import { saveTable } from '../../controls/table/saveTable.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { select } from '../../state/selection/select.ts';
import { columnsOf } from './foundTable.ts';
import type { Matches } from './matching/find.ts';
import { meantOf } from './sentence.ts';

/** Selects the matches, or saves them as a table. */
export function FoundActions({
  matches,
  labels,
  words,
  onDone,
}: {
  matches: Matches;
  labels: readonly string[];
  words: boolean;
  onDone: () => void;
}) {
  const { info } = useDataset();
  const layer = useLayer();
  const meant = meantOf(matches);
  const name = words ? `${info.name}-words-found` : `${info.name}-${layer.id}-found`;
  const selectAll = () => {
    select(words ? 'word' : 'feature', meant);
    onDone();
  };
  const save = () =>
    saveTable(name, columnsOf(words ? 'word' : info.item, labels, matches), [...matches.found]);
  return (
    <div className="search-actions">
      <Button onPress={selectAll}>
        Select {count(meant.length)} {meant.length === 1 ? 'match' : 'matches'}
      </Button>
      <Button kind="quiet" onPress={() => void save()}>
        Save as CSV
      </Button>
    </div>
  );
}
