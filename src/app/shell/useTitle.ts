import { useEffect } from 'react';
import { scaleOf } from '../../scales/scaleOf.ts';
import { layerOf, useTricosm } from '../../state/hooks.ts';

/** The page's title names what is open, so that tabs and bookmarks can be told apart. */
export function useTitle(): string {
  const { name } = scaleOf(useTricosm(({ view }) => view.scale));
  const place = useTricosm(({ dataset, view }) =>
    dataset ? `${dataset.info.name}, ${layerOf(dataset.info, view.layer).name}` : null,
  );
  const title = place === null ? 'Tricosm' : `${place} · ${name} · Tricosm`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return title;
}
