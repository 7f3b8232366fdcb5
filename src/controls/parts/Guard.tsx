import { Component, createContext, Suspense, use, type ReactNode } from 'react';
import { Fault } from './Fault.tsx';
import { importAgain } from './lazyPart.ts';

/** What the page shows, as a text: a part that stopped is tried again when it changes. */
export const GuardScope = createContext('');

interface GuardProps {
  /** what is missing if it fails, as the start of a sentence, such as `The panel` */
  readonly name: string;
  /** shown while a lazy part is being loaded */
  readonly waiting?: ReactNode;
  /** for what floats above the page, such as a dialog: closes it, also while it is not there */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/**
 * Draws a part of the page. If the part cannot be loaded or throws, only this part is replaced, by the reason and by
 * what can be done; everything else of the page goes on.
 */
export function Guard(props: GuardProps) {
  return <Boundary {...props} scope={use(GuardScope)} />;
}

interface BoundaryState {
  readonly error: Error | null;
  readonly scope: string;
}

class Boundary extends Component<GuardProps & { readonly scope: string }, BoundaryState> {
  override state: BoundaryState = { error: null, scope: this.props.scope };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(
    { scope }: { readonly scope: string },
    state: BoundaryState,
  ): BoundaryState | null {
    return scope === state.scope ? null : { scope, error: null };
  }

  readonly #retry = async () => {
    try {
      await importAgain();
      this.setState({ error: null });
    } catch (error) {
      this.setState({ error: error as Error });
    }
  };

  override render(): ReactNode {
    const { name, waiting, onClose, children } = this.props;
    const { error } = this.state;
    if (!error) return <Suspense fallback={waiting}>{children}</Suspense>;
    return <Fault name={name} error={error} onRetry={this.#retry} onClose={onClose} />;
  }
}
