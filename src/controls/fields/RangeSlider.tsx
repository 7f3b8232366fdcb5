import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { useBrush } from './useBrush.ts';
import { useNativeChange } from './useNativeChange.ts';

/**
 * A range between two ends that mouse, touch or keys move, drawn over what it cuts, such as a histogram. A drag between the
 * ends moves the range or draws another. It fills its container. `onMove` is called on the way, `onRelease` at the end.
 *
 * @param value  the ends as steps, from 0 to `steps`
 * @param print  what an end means, for screen readers
 */
export function RangeSlider({
  label,
  names,
  value,
  steps,
  print,
  onMove,
  onRelease,
}: {
  label: string;
  names: readonly [string, string];
  value: readonly [number, number];
  steps: number;
  print: (step: number, end: 0 | 1) => string;
  onMove: (value: readonly [number, number]) => void;
  onRelease: (value: readonly [number, number]) => void;
}) {
  const pair = (values: number[]) => values as [number, number];
  const inputs = [
    useNativeChange((low) => onRelease([low, value[1]])),
    useNativeChange((high) => onRelease([value[0], high])),
  ] as const;
  const brush = useBrush({ value, steps, ends: inputs, onMove, onRelease });
  return (
    <div className="range-brush" {...brush}>
      <Slider
        className="range"
        aria-label={label}
        value={[...value]}
        minValue={0}
        maxValue={steps}
        onChange={(next) => onMove(pair(next))}
        onChangeEnd={(next) => onRelease(pair(next))}
      >
        <SliderTrack className="range-track">
          {([0, 1] as const).map((end) => (
            <SliderThumb
              key={end}
              index={end}
              inputRef={inputs[end]}
              className="range-thumb"
              aria-label={`${names[end]}: ${print(value[end], end)}`}
            />
          ))}
        </SliderTrack>
      </Slider>
    </div>
  );
}
