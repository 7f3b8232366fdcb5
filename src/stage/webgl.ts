/** Why the scene cannot be drawn in this browser; null if it can. */
export function missingWebgl(): string | null {
  try {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('webgl2');
    if (context) {
      context.getExtension('WEBGL_lose_context')?.loseContext();
      return null;
    }
  } catch {
    // Some browsers throw if WebGL is switched off.
  }
  return 'This browser does not offer WebGL 2, which the 3D scene needs. All figures and tables work without it; to see the scene, allow hardware acceleration in the browser’s settings or use another browser.';
}
