/** The bot's name in a case's audit trail, when it reminds, asks or reruns the rules by itself. */
export const THE_BOT = { id: 'bot', name: 'The bot' } as const;
