import { useDeferredValue, useMemo, useState } from 'react';
import { pin } from '../../state/pin.ts';
import { FoundActions } from './FoundActions.tsx';
import { FoundList, LIST_ID, optionId } from './FoundList.tsx';
import { NO_MATCHES } from './matching/find.ts';
import { looksAtNotes, parseQuery, type Query } from './matching/query.ts';
import { Outdated } from './Outdated.tsx';
import { LISTED, meantOf, outcomeSentence, unreadSentence } from './sentence.ts';
import { useActive } from './useActive.ts';
import { useMatches } from './useMatches.ts';
import { useRings } from './useRings.ts';
import { useNotes, useSearched } from './useSearched.ts';
import { MOST_TEXT } from '../../controls/fields/textLimits.ts';

const UNREAD: readonly string[] = [];
const WORDS_HAVE_NO_NOTES: Query = {
  kind: 'fault',
  fault: 'Words have no contexts: token: and context: look at what features fire on, at the other scales.',
};

/** The search text and its matches, which stand out in the scene while the list is open. */
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
  const { query, matches, labels, status, answered } = useOutcome(text, words);
  const waiting = !answered || text !== typed;
  const choose = (index: number) => {
    pin(words ? 'word' : 'feature', index);
    onDone();
  };
  const rows = Math.min(matches.found.length, LISTED);
  const { active, onKeyDown } = useActive(matches, rows, waiting, (place) => choose(matches.found[place]!));
  return (
    <>
      <input
        type="search"
        className="input"
        maxLength={MOST_TEXT}
        autoFocus
        aria-label={name}
        aria-autocomplete="list"
        aria-controls={rows > 0 ? LIST_ID : undefined}
        aria-activedescendant={active >= 0 ? optionId(active) : undefined}
        placeholder={words ? 'a word, or /pattern/' : 'words of a label, #number, or /pattern/'}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p className="note" role="status">
        {status}
      </p>
      {query.kind === 'nothing' && <Ways words={words} />}
      {rows > 0 && (
        <Outdated stale={waiting}>
          <FoundList matches={matches} labels={labels} numbered={!words} active={active} onChoose={choose} />
          <FoundActions matches={matches} labels={labels} words={words} onDone={onDone} />
        </Outdated>
      )}
    </>
  );
}

/** What a text finds, shown in the scene, and said in words. */
function useOutcome(text: string, words: boolean) {
  const { labels, total, item, place, missing } = useSearched(words);
  const asked = useMemo(() => parseQuery(text, { total, item, place }), [text, total, item, place]);
  const query = words && looksAtNotes(asked) ? WORDS_HAVE_NO_NOTES : asked;
  const noted = useNotes(looksAtNotes(query));
  const { answer, slow } = useMatches(query, labels, noted.notes);
  const matches = answer?.matches ?? NO_MATCHES;
  const meant = useMemo(() => meantOf(matches), [matches]);
  const points = useRings(words ? 'word' : 'feature', meant);
  const ofNotes = looksAtNotes(query);
  const outcome = {
    query: answer?.query ?? query,
    matches,
    total,
    things: words ? 'words' : ofNotes ? `${item}s` : 'labels',
    points,
    read: ofNotes ? (noted.notes?.read ?? total) : total,
  };
  const status =
    unreadSentence(query, labels !== null, missing) ||
    noted.missing ||
    (slow && 'Searching…') ||
    answer?.fault ||
    outcomeSentence(outcome);
  return { query, matches, labels: labels ?? UNREAD, status, answered: answer?.query === query };
}

/** The ways to ask. */
function Ways({ words }: { words: boolean }) {
  return (
    <ul className="search-ways">
      <li>
        <code>#10-20</code> or <code>#1,5,9</code> numbers
      </li>
      <li>
        <code>/^the\b/</code> a regular expression
      </li>
      {!words && (
        <>
          <li>
            <code>token:the</code> tokens that features fire on
          </li>
          <li>
            <code>context:of the</code> text around them
          </li>
        </>
      )}
    </ul>
  );
}
