// What a lead reads before a pupil's record goes to another school.

export const TRANSFER_CARD = {
  title: 'Transfer the record',
  open: 'Transfer the record',
  what: (cases: string) =>
    `What was said, ticked, decided and planned in ${cases}, sealed so that only the other school can open it. Forms that are not sent and who looked at the cases stay here. Nothing is deleted here.`,
  check: 'Before it goes',
  checks:
    'It takes two people: one who asks, and another who approves. One of them reads every line marked "to check", which may be about another person or about safeguarding: none of these goes along unless it is named. Ask the other school for its public key for files of age. The child protection file is separate: the DSL sends it to the other DSL.',
  how: 'How to have it made',
  command: (pupil: string, cases: readonly string[]) =>
    `This command shows first what would go, and which lines to check: npm run --silent pupil:transfer -- "${pupil}" --only ${cases.join(',')} --to "Other school" --by "Your name" --approved "The other person"`,
  trail:
    'Whoever runs the bot makes the file. The history of each case then says who transferred it, who approved it, and to which school.',
} as const;
