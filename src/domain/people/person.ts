/** A person as records name them. */
export interface Person {
  readonly id: string;
  readonly name: string;
}
