/** One stored answer: an option id, a number, a text or date (`YYYY-MM-DD`), or several ids or dates. */
export type AnswerValue = string | number | readonly string[];

/** Answers by question id. A question not asked, or left blank, has no key. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/**
 * Events in the conversation besides answers: a word check matched, the member of staff answered it with "no", or
 * pressed Stop (rules G-04 and G-05).
 */
export type ConversationEvent = 'word-match' | 'cleared' | 'stop';
