/** A person as the record names them. */
export interface Person {
  readonly id: string;
  readonly name: string;
}
