// What is said to somebody about a referral of their own, or a plan they are the key adult of.

export const NOT_YOUR_REFERRAL =
  'I cannot find a referral of yours behind this card, so nothing was changed. Type "my referrals" to see yours.';
export const NOT_YOUR_PLAN =
  'You are not the key adult of a plan that runs on this case, so nothing was opened. Type "my plans" to see yours.';
/** Somebody else changed the case while an answer or a note was written. */
export const NOT_SENT_YET =
  'Not sent yet: this case changed while you were writing. Please press the button again.';
/** The DSL knows of it, so the bot stores none of it (G-05). */
export const LEFT_OUT =
  'What you wrote was left out: words about a safeguarding concern are never kept here. You can write something else.';
export const CHOOSE_ONE = 'Please choose one answer to go on.';
