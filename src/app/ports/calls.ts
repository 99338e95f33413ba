/** One request to another service, told of once it has ended. Nothing in it names a person, a pupil or an address. */
export interface Call {
  readonly to: 'storage' | 'teams';
  /** An HTTP method, or a way of sending. */
  readonly what: string;
  /** An HTTP status, or why it failed. */
  readonly outcome: string;
  readonly milliseconds: number;
}

export type TellCall = (call: Call) => void;
