/** A person as records name them. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** The id of whoever acts by a command: they give a name, but have not signed in. */
export const BY_COMMAND = 'terminal';
