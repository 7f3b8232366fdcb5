import { ToggleButton } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Family } from '../../../dataset/catalogue/family.ts';
import { favourites, toggleFavourite } from './favourites.ts';

/** Makes a family a favourite: favourites stand first. */
export function Star({ family: { id, title } }: { family: Family }) {
  const isFavourite = useStore(favourites, ({ ids }) => ids.includes(id));
  return (
    <ToggleButton
      className="star"
      isSelected={isFavourite}
      onChange={() => toggleFavourite(id)}
      aria-label={`Favourite: ${title}`}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="m8 1.8 1.9 4 4.4.6-3.2 3 .8 4.4L8 11.7l-3.9 2.1.8-4.4-3.2-3 4.4-.6z" />
      </svg>
    </ToggleButton>
  );
}
