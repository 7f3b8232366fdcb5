import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';

/**
 * Watches the native input of a slider's thumb. The slider reports the end of a change by pointer or keys itself; assistive
 * technology and scripts set the value of the input, and only its own event says that they have.
 *
 * @returns the ref of the input
 */
export function useNativeChange(onChange: (value: number) => void): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null);
  const report = useEffectEvent(onChange);
  useEffect(() => {
    const native = input.current;
    const change = () => native && report(native.valueAsNumber);
    native?.addEventListener('change', change);
    return () => native?.removeEventListener('change', change);
  }, []);
  return input;
}
