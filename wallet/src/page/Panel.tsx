import { type ReactNode, useId } from "react";

interface PanelProps {
  readonly title: string;
  readonly className?: string;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
}

export function Panel({ title, className = "", isBusy = false, children }: PanelProps) {
  const heading = useId();
  return (
    <section className={`panel ${className}`.trimEnd()} aria-labelledby={heading} aria-busy={isBusy}>
      <h3 id={heading}>{title}</h3>
      {children}
    </section>
  );
}
