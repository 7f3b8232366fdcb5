/** Names of programs that draw in place of a graphics device, as WebGL tells them. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

let software = false;

/** Whether a program draws in place of a graphics device, so that every pixel costs time of the processor. */
export const drawnBySoftware = (): boolean => software;

/** Why the scene cannot be drawn in this browser; null if it can. */
export function missingWebgl(): string | null {
  try {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('webgl2');
    if (context) {
      software = SOFTWARE.test(rendererOf(context));
      context.getExtension('WEBGL_lose_context')?.loseContext();
      return null;
    }
  } catch {
    // Some browsers throw if WebGL is switched off.
  }
  return 'This browser does not offer WebGL 2, which the 3D scene needs. All figures and tables work without it; to see the scene, allow hardware acceleration in the browser’s settings or use another browser.';
}

/** The name of what draws; a browser that guards its user’s privacy gives a general one. */
function rendererOf(context: WebGL2RenderingContext): string {
  const names = context.getExtension('WEBGL_debug_renderer_info');
  return String(context.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : context.RENDERER));
}
