import type { Figure } from "./figure.ts";
import type { Html } from "./html.ts";

/** A part of the page, and the charts whose files go beside it. */
export interface Section {
  /** Anchor. */
  readonly id: string;
  readonly title: string;
  readonly body: Html;
  readonly figures: readonly Figure[];
}
