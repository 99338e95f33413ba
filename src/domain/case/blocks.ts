import { BLOCK } from '../known-ids/rules.ts';
import type { Content } from '../content/content.ts';
import type { Referral } from './referral.ts';

/** Blocks under which even in-school next steps are not the lead's to approve (B-13). */
const ROUTED_ELSEWHERE: readonly string[] = [BLOCK.permanentExclusion];

/** Those of these blocks that route the case to somebody else. */
export function routingBlocks(blocks: readonly string[]): readonly string[] {
  return blocks.filter((id) => ROUTED_ELSEWHERE.includes(id));
}

/** True when even in-school steps are not the lead's to approve. */
export function isRoutedElsewhere({ triage }: Referral): boolean {
  return routingBlocks(triage.blocks).length > 0;
}

/** Current blocks that no headteacher has overridden. */
export function standingBlocks(referral: Referral): readonly string[] {
  const aside = new Set((referral.overrides ?? []).map(({ block }) => block));
  return referral.triage.blocks.filter((id) => !aside.has(id));
}

/** Current blocks that the content lets a headteacher override. */
export function overridableBlocks(
  referral: Referral,
  { blocks }: Pick<Content, 'blocks'>,
): readonly string[] {
  const standing = standingBlocks(referral);
  return blocks.filter(({ id, override }) => standing.includes(id) && override !== 'no').map(({ id }) => id);
}

/** What blocks the plan of this case: every block for provision, only the routing blocks in school. */
export function blocksOfPlan(referral: Referral): readonly string[] {
  const standing = standingBlocks(referral);
  return referral.decision?.outcome === 'ap-plan' ? standing : routingBlocks(standing);
}
