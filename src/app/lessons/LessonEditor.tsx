import { useRef, useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { ModalDialog } from '../../controls/frame/ModalDialog.tsx';
import { saveFile } from '../../controls/saveFile.ts';
import { EMPTY_DRAFT, lessonOf, moved, withChange, without, type Draft } from '../../lessons/draft.ts';
import { LONGEST, MOST_STEPS, type Step } from '../../lessons/lesson.ts';
import { writeLesson } from '../../lessons/read.ts';
import { linkNow, withView } from './addStep.ts';
import './editor.css';
import { openLesson } from './lessonState.ts';
import { FROM_DRAFT, keepDraft, readDraft } from './ownFile.ts';

/** Writes a lesson: its steps are views, with what is said of them. Opening it adds the view on screen. */
export default function LessonEditor({ onClose }: { onClose: () => void }) {
  const [draft, setDraft] = useState(() => {
    const added = withView(readDraft());
    keepDraft(added);
    return added;
  });
  const change = (next: Draft) => {
    keepDraft(next);
    setDraft(next);
  };
  const full = draft.steps.length >= MOST_STEPS;
  const list = useRef<HTMLOListElement>(null);
  const move = (place: number, by: -1 | 1) => {
    change(moved(draft, place, by));
    focusMover(list.current, place + by, by);
  };
  return (
    <ModalDialog title="Your lesson" dialogClass="lesson-editor" onClose={onClose}>
      <p className="note">
        {draft.steps.length > 0 && 'The view on screen is its last step. '}This browser keeps the lesson while
        you go on: come back with “Add this view as a step”.
      </p>
      <Entry
        label="Title of the lesson"
        value={draft.title}
        most={LONGEST.title}
        onChange={(title) => change({ ...draft, title })}
      />
      <ol ref={list} className="lesson-steps">
        {draft.steps.map((step, i) => (
          <li key={i}>
            <StepEntry
              step={step}
              place={i}
              last={draft.steps.length - 1}
              onChange={(changed) => change(withChange(draft, i, changed))}
              onMove={(by) => move(i, by)}
              onDelete={() => change(without(draft, i))}
            />
          </li>
        ))}
      </ol>
      {full && <p className="note">A lesson has at most {MOST_STEPS} steps.</p>}
      {draft.steps.length > 0 ? (
        <Actions draft={draft} onClose={onClose} onEmpty={() => change(EMPTY_DRAFT)} />
      ) : (
        <div className="row">
          <Button onPress={() => change(withView(draft))}>Add the view on screen</Button>
        </div>
      )}
    </ModalDialog>
  );
}

/** Moves the focus with a step, to the button that moves it on, or back at an end. */
function focusMover(list: HTMLElement | null, place: number, by: -1 | 1): void {
  requestAnimationFrame(() => {
    const [up, down] = list?.children[place]?.querySelectorAll<HTMLButtonElement>('[data-moves]') ?? [];
    const [on, back] = by < 0 ? [up, down] : [down, up];
    (on?.disabled ? back : on)?.focus();
  });
}

/** What to do with the lesson. */
function Actions({ draft, onClose, onEmpty }: { draft: Draft; onClose: () => void; onEmpty: () => void }) {
  const [sure, setSure] = useState(false);
  const fileName = `${draft.title.trim().replace(/[^\p{L}\p{N}]+/gu, '-') || 'lesson'}.json`;
  return (
    <div className="row">
      <Button
        kind="primary"
        onPress={() => saveFile(fileName, writeLesson(lessonOf(draft)), 'application/json')}
      >
        Save as JSON
      </Button>
      <Button
        onPress={() => {
          onClose();
          openLesson(FROM_DRAFT);
        }}
      >
        Try it
      </Button>
      <Button kind="quiet" onPress={sure ? onEmpty : () => setSure(true)}>
        {sure ? 'Delete all steps for good' : 'Delete all steps…'}
      </Button>
    </div>
  );
}

interface StepEntryProps {
  readonly step: Step;
  readonly place: number;
  readonly last: number;
  readonly onChange: (change: Partial<Step>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onDelete: () => void;
}

function StepEntry({ step, place, last, onChange, onMove, onDelete }: StepEntryProps) {
  const number = place + 1;
  return (
    <fieldset>
      <legend>Step {number}</legend>
      <Entry
        label="Title"
        value={step.title}
        most={LONGEST.title}
        onChange={(title) => onChange({ title })}
      />
      <Entry
        label="What to say; *asterisks* set off words"
        value={step.paragraph}
        most={LONGEST.paragraph}
        lines={4}
        onChange={(paragraph) => onChange({ paragraph })}
      />
      <Entry
        label="Notes for the presenter"
        value={step.notes ?? ''}
        most={LONGEST.notes}
        lines={2}
        onChange={(notes) => onChange({ notes })}
      />
      <p className="note one-line">{step.link === '' ? 'the first view of the app' : step.link}</p>
      <div className="row">
        <Button
          data-moves
          aria-label={`Move step ${number} up`}
          isDisabled={place === 0}
          onPress={() => onMove(-1)}
        >
          ↑
        </Button>
        <Button
          data-moves
          aria-label={`Move step ${number} down`}
          isDisabled={place === last}
          onPress={() => onMove(1)}
        >
          ↓
        </Button>
        <Button onPress={() => onChange({ link: linkNow() })}>Take the view on screen</Button>
        <Button aria-label={`Delete step ${number}`} onPress={onDelete}>
          Delete
        </Button>
      </div>
    </fieldset>
  );
}

interface EntryProps {
  readonly label: string;
  readonly value: string;
  /** the number of characters */
  readonly most: number;
  /** more than one for a paragraph */
  readonly lines?: number;
  readonly onChange: (text: string) => void;
}

function Entry({ label, value, most, lines = 1, onChange }: EntryProps) {
  return (
    <label className="lesson-entry">
      <span>{label}</span>
      {lines === 1 ? (
        <input value={value} maxLength={most} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <textarea
          value={value}
          maxLength={most}
          rows={lines}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </label>
  );
}
