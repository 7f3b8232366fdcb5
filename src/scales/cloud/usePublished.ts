import { useEffect } from 'react';
import { stage, type Scene } from '../../stage/scene.ts';
import { useLayer } from '../../state/hooks.ts';

/**
 * Puts a cloud on the stage, or the reason why there is nothing to see. With neither, the stage stays as it is, marked.
 *
 * @param scene  the same object while the scene is the same
 * @param earlier  whether the scene is of earlier parameters
 */
export function usePublished(scene: Scene | null, notice: string | null, earlier = false): void {
  const layer = useLayer();
  useEffect(() => {
    const { clear, hold, publish } = stage.getState();
    if (layer.features === 0) {
      clear(`${layer.name} has word vectors but no decoder: it is seen at the atom scale.`);
    } else if (scene) publish(scene, earlier);
    else if (notice !== null) clear(notice);
    else hold();
  }, [scene, notice, layer, earlier]);
}
