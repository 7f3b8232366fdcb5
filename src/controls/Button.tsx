import { Button as AriaButton, type ButtonProps } from 'react-aria-components';

type Kind = 'plain' | 'primary' | 'quiet';

/** A button: `primary` for the next step, `quiet` for actions that should not draw the eye. */
export function Button({ kind = 'plain', ...props }: Omit<ButtonProps, 'className'> & { kind?: Kind }) {
  return <AriaButton {...props} className={`button ${kind}`} />;
}
