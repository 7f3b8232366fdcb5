import type { ChainStep } from '../../analysis/matching/index.ts';

/** The features of a layer whose chains begin in one layer, as a box. */
export interface FlowBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** the layer in which their chains begin */
  readonly begin: number;
}

/** The features of one such box that continue in the next layer. */
export interface FlowRibbon {
  /** outline as an SVG path */
  readonly path: string;
  readonly begin: number;
}

const BOX = 8;

/**
 * Boxes and ribbons of a flow through layers, in a picture of a given size: the heights are numbers of features.
 *
 * @param steps  the layers in order, at least two
 */
export function ribbonsOf(
  steps: readonly Pick<ChainStep, 'features' | 'since'>[],
  width: number,
  height: number,
): { columns: FlowBox[]; ribbons: FlowRibbon[] } {
  const most = Math.max(...steps.map(({ features }) => features));
  const scale = height / most;
  const xOf = (layer: number) => (layer * (width - BOX)) / (steps.length - 1);
  const boxes = steps.map(({ since }, layer): FlowBox[] => {
    let y = 0;
    return since.map((count, begin) => {
      const box = { x: xOf(layer), y, width: BOX, height: count * scale, begin };
      y += box.height;
      return box;
    });
  });
  const ribbons = boxes.slice(1).flatMap((next, layer) =>
    boxes[layer]!.flatMap(({ x, y, begin }): FlowRibbon[] => {
      const to = next[begin]!;
      if (to.height === 0) return [];
      const [left, right] = [x + BOX, to.x];
      const middle = (left + right) / 2;
      const number = (value: number) => Number(value.toFixed(2));
      const [a, b, c, d] = [y, to.y, to.y + to.height, y + to.height].map(number) as [
        number,
        number,
        number,
        number,
      ];
      return [
        {
          path: `M${number(left)},${a}C${number(middle)},${a} ${number(middle)},${b} ${number(right)},${b}L${number(right)},${c}C${number(middle)},${c} ${number(middle)},${d} ${number(left)},${d}Z`,
          begin,
        },
      ];
    }),
  );
  return { columns: boxes.flat(), ribbons };
}
