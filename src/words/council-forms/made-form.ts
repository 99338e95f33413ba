import type { FormName, Topic } from '../../domain/content/bank.ts';
import type { FormKind, Mark } from '../../domain/content/council-form.ts';

/** What stands in a field: lines of text, or boxes to tick. */
export type FieldValue =
  | { readonly lines: readonly string[] }
  | { readonly ticks: readonly { readonly label: string; readonly ticked: boolean }[] };

/** Where somebody can record what is missing: a topic of one of the bot's forms, or elsewhere. */
export interface RecordedIn {
  /** `with-send`: it is left out until a lead includes SEND facts. */
  readonly form: FormName | 'with-send' | 'panel' | 'directory' | 'nowhere';
  readonly topic?: Pick<Topic, 'id' | 'title' | 'roles'>;
}

/** A field of a form that was made. */
export interface MadeField {
  readonly label: string;
  readonly mark: Mark;
  /** Absent where nothing is recorded, and where the office writes it. */
  readonly value?: FieldValue;
  /** It holds a word that can tell of safeguarding, care or SEND, for somebody to reread. */
  readonly readAgain?: true;
  /** For a field that the record could fill and does not. */
  readonly missing?: RecordedIn;
  /** Why only half of it, or why it is left out. */
  readonly why?: string;
}

/** A council's form, filled from a case as far as the school may give it out. The office writes in the rest. */
export interface MadeForm {
  readonly document: 'council-form';
  readonly version: 1;
  readonly form: {
    readonly id: string;
    readonly council: string;
    readonly kind: FormKind;
    readonly title: string;
    readonly source?: { readonly title: string; readonly date: string };
  };
  readonly school: string;
  readonly reference: string;
  /** `YYYY-MM-DD`. */
  readonly madeOn: string;
  readonly pupil: { readonly reference: string; readonly year: string };
  readonly withSend: boolean;
  readonly consent: { readonly needed: boolean; readonly because: string };
  readonly sections: readonly { readonly title: string; readonly fields: readonly MadeField[] }[];
  readonly attachments: readonly string[];
}
