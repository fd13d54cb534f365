import { z } from "zod";

/** RFC 9457. In the language of `Accept-Language`: en or zh. */
export const problem = z.object({
  type: z.string(),
  /** What is wrong, in a sentence. */
  title: z.string(),
  status: z.int(),
  /** The catalogue's code. */
  code: z.string(),
  /** What the person can do about it. */
  nextStep: z.string(),
  /** Which field of the request, if it is one. */
  field: z.string().optional(),
  /** Raw revert data that nobody knows. */
  data: z.string().optional(),
});

export type Problem = z.infer<typeof problem>;

/** Why an instruction was refused or skipped, as in a problem. */
export const reason = z.object({ code: z.string(), sentence: z.string(), nextStep: z.string() });

export type Reason = z.infer<typeof reason>;
