/** The page asks the device again after this number of milliseconds whether it is done. */
const PATIENCE = 4;

/**
 * Waits, without holding up the page, until the graphics device is done with all that it was asked before.
 *
 * @param abandoned  aborted when nobody waits any more
 * @returns false if the waiting was abandoned, or if the device was lost
 */
export async function deviceDone(gl: WebGL2RenderingContext, abandoned?: AbortSignal): Promise<boolean> {
  const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  gl.flush();
  const done = sync !== null && (await hasPassed(gl, sync, abandoned));
  gl.deleteSync(sync);
  return done;
}

async function hasPassed(
  gl: WebGL2RenderingContext,
  sync: WebGLSync,
  abandoned?: AbortSignal,
): Promise<boolean> {
  for (;;) {
    await pause();
    if (abandoned?.aborted) return false;
    const state = gl.clientWaitSync(sync, gl.SYNC_FLUSH_COMMANDS_BIT, 0);
    if (state === gl.WAIT_FAILED || gl.isContextLost()) return false;
    if (state !== gl.TIMEOUT_EXPIRED) return true;
  }
}

/** `COMPLETION_STATUS_KHR` of the extension that says whether a program is compiled. */
const COMPLETION = 0x91b1;

/**
 * Waits, without holding up the page, until programs are compiled; a browser that cannot say so compiles them when they
 * are used.
 */
export async function programsDone(
  gl: WebGL2RenderingContext,
  programs: readonly WebGLProgram[],
  abandoned: AbortSignal,
): Promise<void> {
  if (!gl.getExtension('KHR_parallel_shader_compile')) return;
  const isDone = (program: WebGLProgram) => gl.getProgramParameter(program, COMPLETION) as boolean;
  while (!abandoned.aborted && !gl.isContextLost() && !programs.every(isDone)) await pause();
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PATIENCE));
