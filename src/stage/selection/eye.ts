import type { Region } from './region.ts';

/** What the picture shows at this moment; asked for when the user selects or walks, not in every frame. */
export interface Eye {
  /** Where each point is, NaN for a point that is not seen, `[n, 2]`; see `placesSeen`. */
  readonly places: () => Float32Array;
  /** The points inside a region of which some part is not behind others. */
  readonly frontMost: (region: Region) => Promise<Uint32Array>;
}

/** The eye of the picture on the page, if there is one. */
export const eyeDesk = {
  eye: null as Eye | null,
  attach(eye: Eye): () => void {
    this.eye = eye;
    return () => {
      if (this.eye === eye) this.eye = null;
    };
  },
};
