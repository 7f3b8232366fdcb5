import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Guard } from '../parts/Guard.tsx';
import type { Method } from './method.ts';
import './methods.css';

/**
 * The (?) of a figure: a button that opens a note on how the figure is computed.
 *
 * @param name  what the figure is called on screen
 */
export function MethodNote({ name, method: { Note } }: { name: string; method: Method }) {
  const label = `How ${name} is computed`;
  return (
    <DialogTrigger>
      <Button className="method-button" aria-label={label}>
        <span aria-hidden="true">?</span>
      </Button>
      <Popover className="popover method-popover" placement="bottom start">
        <Dialog className="method-note" aria-label={label}>
          {/* A note may be longer than the room beside its button: the keyboard scrolls what it can focus. */}
          <div className="method-text" role="document" tabIndex={0}>
            <Guard name="The note" waiting={<p className="note">Opening the note…</p>}>
              <Note />
            </Guard>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
