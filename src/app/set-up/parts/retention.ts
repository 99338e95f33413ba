import { RETENTION_FIELDS } from '../../../words/set-up-parts.ts';
import { partByPath } from './by-path.ts';

export const retention = partByPath({
  id: 'retention',
  fields: () =>
    (['notNeededDays', 'caseSchoolYears', 'auditYears'] as const).map((period) => ({
      id: `retention.${period}`,
      kind: 'text',
      isNumber: true,
      ...RETENTION_FIELDS[period],
    })),
});
