import { useState } from 'react';
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { useNativeChange } from './useNativeChange.ts';

/**
 * A slider. `onChange` is called when the user lets go; `onMove`, if given, at every step on the way.
 */
export function SliderField({
  label,
  value,
  least,
  most,
  step = 1,
  print = String,
  onChange,
  onMove,
}: {
  label: string;
  value: number;
  least: number;
  most: number;
  step?: number;
  print?: (value: number) => string;
  onChange: (value: number) => void;
  onMove?: (value: number) => void;
}) {
  const [moving, setMoving] = useState<number | null>(null);
  const shown = moving ?? value;
  const settle = (next: number) => {
    setMoving(null);
    onChange(next);
  };
  const input = useNativeChange(settle);
  return (
    <Slider
      className="slider"
      value={shown}
      minValue={least}
      maxValue={most}
      step={step}
      onChange={(next) => {
        setMoving(next);
        onMove?.(next);
      }}
      onChangeEnd={settle}
    >
      <Label>{label}</Label>
      <SliderOutput>{print(shown)}</SliderOutput>
      <SliderTrack className="slider-track">
        {({ state }) => (
          <>
            <div className="slider-fill" style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
            <SliderThumb className="slider-thumb" inputRef={input} />
          </>
        )}
      </SliderTrack>
    </Slider>
  );
}
