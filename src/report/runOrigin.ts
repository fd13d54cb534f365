import type { Result } from "./result.ts";

/** How a run came to its end. */
export function inWords({
  kind,
  interruptions,
  because,
}: NonNullable<Result["environment"]["run"]>): string {
  const times = interruptions === 1 ? "once" : `${interruptions} times`;
  if (kind === "whole") return "From beginning to end without interruption";
  if (kind === "resumed") return `Interrupted ${times}, and carried on from what the rails held`;
  return `Interrupted ${times}, and begun anew: ${because ?? "unknown why"}`;
}
