/** One rule broken in one place, and the test that has to notice. */
export interface Mutation {
  readonly name: string;
  /** What the contract then does wrong. */
  readonly says: string;
  /** Below contracts/. */
  readonly file: string;
  /** Occurs once in the file. */
  readonly find: string;
  readonly replace: string;
  /** The suite that runs, below contracts/libra/. */
  readonly suite: string;
  /** How the test's name begins. */
  readonly noticedBy: string;
}
