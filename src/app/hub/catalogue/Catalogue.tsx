import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../../controls/Button.tsx';
import { TextEntry } from '../../../controls/fields/TextEntry.tsx';
import { catalogue, fits } from '../../../dataset/catalogue/catalogue.ts';
import { favouritesFirst } from '../../../dataset/catalogue/favourites.ts';
import { FamilyCard } from './FamilyCard.tsx';
import { FamilyList } from './FamilyList.tsx';
import { favourites } from './favourites.ts';
import { Overview } from './Overview.tsx';
import './catalogue.css';

/** The public families of SAEs, the favourites first. Nothing is fetched until a repository of one is opened. */
export function Catalogue({ onOpen }: { onOpen: (address: string) => void }) {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState('');
  const ids = useStore(favourites, (state) => state.ids);
  const families = favouritesFirst(
    catalogue().filter((family) => fits(family, words.trim())),
    ids,
  );
  const current = catalogue().find(({ id }) => id === chosen) ?? null;
  return (
    <div className={current ? 'catalogue chosen' : 'catalogue'}>
      <div className="families">
        <TextEntry label="Find a model, hook or maker" value={words} onChange={setWords} />
        <FamilyList families={families} current={current} onChoose={setChosen} />
      </div>
      <div className="family">
        {current ? (
          <>
            <div className="back">
              <Button kind="quiet" onPress={() => setChosen('')}>
                ‹ All families
              </Button>
            </div>
            <FamilyCard key={current.id} family={current} onOpen={onOpen} />
          </>
        ) : (
          <div className="stack">
            <p className="note unchosen">
              {catalogue().length} families of sparse autoencoders that others published. Choose one to see
              what it is. Nothing is fetched before you choose a model, and then only the list of its files.
            </p>
            <Overview families={families} onChoose={setChosen} />
          </div>
        )}
      </div>
    </div>
  );
}
