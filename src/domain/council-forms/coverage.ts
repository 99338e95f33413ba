import { fieldsOf, MARKS, type CouncilForm, type Mark } from '../content/council-form.ts';

/** How many fields of forms are filled, by mark, and the shares in per cent; a half counts as a half. */
export interface Coverage {
  readonly fields: number;
  readonly by: Readonly<Record<Mark, number>>;
  readonly ofAll: number;
  /** Of the fields that are not about who somebody is. */
  readonly withoutIdentity: number;
  /** The same, without those that are deliberately left out. */
  readonly withoutByDesign: number;
}

/** How much of these forms the record fills. All shares are 0 for forms without fields. */
export function coverageOf(forms: readonly CouncilForm[]): Coverage {
  const fields = forms.flatMap(fieldsOf);
  const by = Object.fromEntries(
    MARKS.map((mark) => [mark, fields.filter((field) => field.mark === mark).length]),
  ) as Record<Mark, number>;
  const got = by.filled + by.half / 2;
  const share = (of: number) => (of === 0 ? 0 : (got / of) * 100);
  return {
    fields: fields.length,
    by,
    ofAll: share(fields.length),
    withoutIdentity: share(fields.length - by.identity),
    withoutByDesign: share(fields.length - by.identity - by['by-design']),
  };
}
