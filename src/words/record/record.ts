/** Why a person has to look at something before it is given to anybody. */
export const TO_CHECK = {
  'another-person': 'may be about another person',
  pupil: 'is about a pupil',
  safeguarding:
    'about safeguarding, care or SEND; exempt where it could do serious harm, or is child abuse data',
} as const;
export type ToCheck = keyof typeof TO_CHECK;

/** Something that is held about a pupil, with where it comes from as its label. */
export interface RecordRow {
  readonly label: string;
  readonly value: string;
  readonly check?: ToCheck;
}

export interface RecordSection {
  readonly title: string;
  readonly rows: readonly RecordRow[];
}

/** One case, or one form that has not been sent. */
export interface RecordPart {
  readonly title: string;
  readonly sections: readonly RecordSection[];
}

/** Everything held about one pupil. Nothing is left out; `check` marks what a person has to decide on. */
export interface PupilRecord {
  readonly document: 'pupil-record';
  readonly version: 1;
  readonly school: string;
  /** The school's own reference. */
  readonly pupil: string;
  /** `YYYY-MM-DD`. */
  readonly madeOn: string;
  readonly parts: readonly RecordPart[];
}
