/** The same texts in any language: strings stay strings, sentences with gaps keep their gaps. */
export type Words<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: never) => string
      ? T[K]
      : Words<T[K]>;
};
