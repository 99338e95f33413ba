import { z } from 'zod/v4';
import type { AdaptiveCard } from '../app/ports/messenger.ts';
import type { Reply } from '../app/reply.ts';
import {
  attendanceBars,
  describeAll,
  describeCounted,
  groupsToTell,
  IN_SHORT,
  OUTCOMES,
} from '../words/outcomes.ts';
import { actionView, bulletsOrLine, button, plain, stopButton } from './parts.ts';
import { defineCard, render } from './render.ts';

const texts = z.array(z.strictObject({ text: z.string() }));
const bars = z.array(z.strictObject({ x: z.string(), y: z.number() }));

const outcomesCard = defineCard(
  'outcomes',
  z.strictObject({
    title: z.string(),
    counted: z.string(),
    paragraphs: texts,
    groups: z.array(z.strictObject({ name: z.string(), lines: z.string() })),
    /** Both charts are folded: the sentences say the same. */
    hasBars: z.boolean(),
    showBars: z.string(),
    hasPupils: z.boolean(),
    pupilsHeading: z.string(),
    pupilsBars: bars,
    hasAttendance: z.boolean(),
    attendanceHeading: z.string(),
    attendanceBars: bars,
    chartFallback: z.string(),
    explain: z.string(),
    pickTerm: z.string(),
    chosen: z.string(),
    terms: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    actions: z.array(actionView),
  }),
);

/** More would not fit on a phone: the sentences have them all, and so has the page to print. */
const MOST_BARS = 12;

/** What came of support and provision in a term: in words, then as bars, and the other terms to choose from. */
export function drawOutcomes({
  outcomes,
  terms,
  asFile,
}: Extract<Reply, { show: 'outcomes' }>): AdaptiveCard {
  const { term } = outcomes;
  const groups = groupsToTell(outcomes);
  const attendance = attendanceBars(outcomes);
  // One bar compares nothing.
  const hasPupils = groups.length > 1;
  const hasAttendance = attendance.length > 0 && attendance.length <= MOST_BARS;
  return render(outcomesCard, {
    title: `${OUTCOMES.title}: ${plain(term.name)}`,
    counted: describeCounted(outcomes),
    paragraphs: describeAll(outcomes).map((text) => ({ text })),
    groups: groups.map(({ name, lines }) => ({ name, lines: bulletsOrLine(lines) })),
    hasBars: hasPupils || hasAttendance,
    showBars: OUTCOMES.showBars,
    hasPupils,
    pupilsHeading: OUTCOMES.pupilsChart,
    pupilsBars: hasPupils ? groups.map(({ name, group }) => ({ x: name, y: group.pupils })) : [],
    hasAttendance,
    attendanceHeading: OUTCOMES.attendanceChart,
    attendanceBars: attendance.slice(0, MOST_BARS).map(({ name, value }) => ({ x: name, y: value })),
    chartFallback: OUTCOMES.chartFallback,
    explain: IN_SHORT,
    pickTerm: OUTCOMES.pickTerm,
    chosen: term.id,
    terms: terms.map(({ id, name }) => ({ id, name })),
    actions: [
      button(OUTCOMES.show, 'outcomes', {}, { style: 'positive' }),
      ...(asFile === 'offered' ? [button(OUTCOMES.page, 'outcomes-file', { of: term.id })] : []),
      button('Back to the start', 'welcome'),
      stopButton(),
    ],
  });
}
