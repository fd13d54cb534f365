import { type ErrorCode, JiaoziError, type Place } from "../../catalogue/errors.ts";

/** Where a cell stands, and what it says. */
export interface Cell {
  readonly text: string;
  readonly place: Place & { readonly file: string; readonly line: number; readonly field: string };
}

/** `fault` reads after the quoted text: "is negative", "isn't a participant". */
export function cellFault(
  cell: Cell,
  fault: string,
  nextStep: string,
  code: ErrorCode = "BAD_FIELD",
): JiaoziError {
  const { file, line, field } = cell.place;
  const shown = cell.text === "" ? "an empty cell" : JSON.stringify(shortened(cell.text));
  return new JiaoziError(code, `${file}, line ${line}, ${field}: ${shown} ${fault}.`, nextStep, cell.place);
}

export function fileFault(place: Place, fault: string, nextStep: string, cause?: unknown): JiaoziError {
  const where = [place.file, place.line && `line ${place.line}`, place.field].filter(Boolean).join(", ");
  return new JiaoziError("BAD_FILE", `${where}: ${fault}.`, nextStep, place, cause);
}

const LONGEST_SHOWN = 80;

function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
