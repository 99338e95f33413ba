/** What a lead may include in a pack besides the ordinary content: SEND facts, where the receiver needs them. */
export const PACK_EXTRAS = ['send'] as const;
export type PackExtra = (typeof PACK_EXTRAS)[number];
