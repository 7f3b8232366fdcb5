import { useEffect } from 'react';
import { stage, type Scene } from '../../stage/scene.ts';
import { useLayer } from '../../state/hooks.ts';

/**
 * Puts a cloud on the stage, or the reason why there is nothing to see. With neither, the stage stays as it is.
 *
 * @param scene  the same object while the scene is the same
 */
export function usePublished(scene: Scene | null, notice: string | null): void {
  const layer = useLayer();
  useEffect(() => {
    const { clear, publish } = stage.getState();
    if (layer.features === 0) {
      clear(`${layer.name} has word vectors but no decoder: it is seen at the atom scale.`);
    } else if (scene) publish(scene);
    else if (notice !== null) clear(notice);
  }, [scene, notice, layer]);
}
