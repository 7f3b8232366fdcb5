/**
 * What the overlay of the scene and the texts of a figure are drawn with: the part of a canvas's 2D context that they need. A
 * canvas draws it as pixels, `SvgPen` writes it as SVG.
 */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'font'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineJoin'
  | 'globalAlpha'
  | 'textBaseline'
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'roundRect'
  | 'fill'
  | 'stroke'
  | 'fillText'
  | 'strokeText'
> & { readonly measureText: (text: string) => { readonly width: number } };

/** A picture that is placed in a figure as it is: points drawn by the graphics device, or a chart. */
export interface Inset {
  /** as pixels; null if it is only written as SVG */
  readonly image: CanvasImageSource | null;
  /** As SVG, in a place of this size in units, with its top left at the origin. */
  readonly markup: (width: number, height: number) => string;
}

/** What a figure is drawn on. */
export interface Sheet {
  readonly pen: Pen;
  /** Draws a part whose origin is at (x, y); with a size, only what is within it is seen. */
  readonly part: (
    x: number,
    y: number,
    draw: () => void,
    clip?: { readonly width: number; readonly height: number },
  ) => void;
  /** Places an inset, its top left at the origin of the part. */
  readonly inset: (inset: Inset, width: number, height: number) => void;
}
