import { createStore } from 'zustand/vanilla';
import { catalogue } from '../../../dataset/catalogue/catalogue.ts';
import { printFavourites, readFavourites } from '../../../dataset/catalogue/favourites.ts';

const STORAGE_KEY = 'tricosm-favourites';

/** The ids of the user's favourite families, kept in this browser. */
export const favourites = createStore<{ readonly ids: readonly string[] }>()(() => ({ ids: kept() }));

/** Makes a family a favourite, or no longer one. */
export function toggleFavourite(id: string): void {
  const { ids } = favourites.getState();
  const changed = ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
  favourites.setState({ ids: changed });
  try {
    localStorage.setItem(STORAGE_KEY, printFavourites(changed));
  } catch {
    // Storage may be forbidden; the favourites then last for this visit.
  }
}

function kept(): readonly string[] {
  try {
    return readFavourites(localStorage.getItem(STORAGE_KEY), catalogue());
  } catch {
    return [];
  }
}
