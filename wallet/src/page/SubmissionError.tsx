import { Problem } from "./Problem.tsx";

/** Why what was typed can't be done, told to a screen reader when it appears. */
export function SubmissionError({ state }: { state: { readonly step: string; readonly error?: unknown } }) {
  return (
    <div aria-live="polite">
      {state.step === "editing" && state.error !== undefined && <Problem error={state.error} />}
    </div>
  );
}
