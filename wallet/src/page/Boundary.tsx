import { Component, type ReactNode } from "react";

import { Problem } from "./Problem.tsx";

/** Keeps a section that can't be fetched or shown from taking the rest of the page with it. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {};

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (!("error" in this.state)) return this.props.children;
    return <Problem error={this.state.error} retry={() => window.location.reload()} />;
  }
}
