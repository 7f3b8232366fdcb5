import { MathUtils, type PerspectiveCamera } from 'three';
import { extentFrom } from '../camera/extent.ts';
import { fittingZoom } from '../camera/framing.ts';
import { firstPlace } from '../camera/place.ts';
import type { Drawing, Size } from '../drawing/drawing.ts';
import type { Scene } from '../scene.ts';

/** The camera on the stage as it sees a picture of another size: as much of the scene, whatever the shape of the picture. */
export function cameraFor(
  { camera: seen, size: screen }: Drawing,
  scene: Scene,
  size: Size,
): PerspectiveCamera {
  const camera = seen.clone();
  const extent = extentFrom(scene.points, scene.first ?? firstPlace);
  const half = Math.tan(MathUtils.degToRad(camera.fov / 2));
  camera.aspect = size.width / size.height;
  camera.zoom *= fittingZoom(size, extent, half) / fittingZoom(screen, extent, half);
  camera.updateProjectionMatrix();
  camera.updateMatrixWorld(true);
  return camera;
}
