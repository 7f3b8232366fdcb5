import { useStore } from 'zustand';
import { Button } from '../../../../controls/Button.tsx';
import { saveFile } from '../../../../controls/saveFile.ts';
import { useLayer, useTricosm } from '../../../../state/hooks.ts';
import { localFiles } from '../../../../state/localFiles.ts';

/** Saves firings that were encoded in this browser; shows nothing for a layer without them. */
export function SaveFirings() {
  const layer = useLayer();
  const local = useTricosm((state) => state.view.data) === 'local';
  const { made, opened } = useStore(localFiles);
  const path = made.find((file) => file.layer === layer.id)?.path;
  const file = local && opened?.files.find((one) => one.path === path);
  if (!file) return null;
  return (
    <p className="note">
      The firings were encoded in this browser.{' '}
      <Button
        kind="quiet"
        onPress={() => saveFile(file.path.replace(/^.*\//, ''), file.file, 'application/zip')}
      >
        Save them as .npz
      </Button>
    </p>
  );
}
