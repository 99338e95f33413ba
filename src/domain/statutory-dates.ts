/** Thresholds that statutory dates are counted with. */
export const DATE_THRESHOLDS = [
  'board-considers-within',
  'representations-within',
  'education-from-day',
  'written-notice-days',
] as const;
