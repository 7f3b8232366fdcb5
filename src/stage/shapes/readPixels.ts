import { deviceDone } from '../drawing/deviceDone.ts';
import type { Part } from './pickPixels.ts';

/**
 * Reads pixels of the target that is bound at the moment. The page does not wait while the graphics device draws: the
 * answer comes when the device is done with all that it was asked before.
 *
 * three's `readRenderTargetPixelsAsync` does the same, but cannot be abandoned: its last step makes the page wait for
 * everything that the device was asked to draw meanwhile, which is the first frame of a drag.
 *
 * @param part  in pixels from the target's left and from below
 * @param abandoned  aborted when nobody wants the answer any more
 * @returns `[height, width, 4]`, rows from below; null if the reading was abandoned, or if the device was lost
 */
export async function readPixels(
  gl: WebGL2RenderingContext,
  { left, top: bottom, width, height }: Part,
  abandoned?: AbortSignal,
): Promise<Uint8Array | null> {
  const pixels = new Uint8Array(4 * width * height);
  const buffer = gl.createBuffer();
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
  gl.bufferData(gl.PIXEL_PACK_BUFFER, pixels.byteLength, gl.STREAM_READ);
  gl.readPixels(left, bottom, width, height, gl.RGBA, gl.UNSIGNED_BYTE, 0);
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  const done = await deviceDone(gl, abandoned);
  if (done) {
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
    gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, pixels);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  }
  gl.deleteBuffer(buffer);
  return done ? pixels : null;
}
