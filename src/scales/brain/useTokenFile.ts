import { create } from 'zustand';
import type { TokenFile } from '../../dataset/tokenFile.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';

/** The files of tokens that the user opened during this visit, by dataset and layer: they are in no link. */
const useFiles = create<{ readonly files: ReadonlyMap<string, TokenFile> }>()(() => ({ files: new Map() }));

/** The user's file of the tokens of the layer on screen, null if there is none, and how to set it. */
export function useTokenFile(): {
  readonly file: TokenFile | null;
  readonly setFile: (file: TokenFile | null) => void;
} {
  const { key } = useDataset();
  const place = `${key} ${useLayer().id}`;
  const file = useFiles(({ files }) => files.get(place) ?? null);
  const setFile = (next: TokenFile | null) =>
    useFiles.setState(({ files }) => {
      const others = [...files].filter(([other]) => other !== place);
      return { files: new Map(next ? [...others, [place, next]] : others) };
    });
  return { file, setFile };
}
