/** Who reminds, asks and runs the rules again by itself, as a case's history names it. */
export const THE_BOT = { id: 'bot', name: 'The bot' } as const;
