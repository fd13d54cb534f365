import type { MouseEvent } from "react";

import { THEMES, type Theme } from "./useSettings.ts";
import { usePage } from "./usePage.ts";

interface HeaderProps {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  readonly onLanguage: () => void;
}

export function Header({ theme, onTheme, onLanguage }: HeaderProps) {
  const { text, language } = usePage();
  return (
    <header>
      <SkipLink />
      <div className="brand">
        <img src="./favicon.svg" alt="" width="36" height="36" />
        <div>
          <h1>{text.title}</h1>
          <p className="small">{text.tagline}</p>
        </div>
      </div>
      <div className="settings">
        <label>
          <span className="visually-hidden">{text.theme.label}</span>
          <select value={theme} onChange={({ target }) => onTheme(target.value as Theme)}>
            {THEMES.map((each) => (
              <option key={each} value={each}>
                {text.theme[each]}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="plain"
          lang={language === "en" ? "zh-CN" : "en"}
          aria-label={text.languageLabel}
          onClick={onLanguage}
        >
          {text.language}
        </button>
      </div>
    </header>
  );
}

/** A plain link would take the place of the section in the address. */
function SkipLink() {
  const { text } = usePage();
  const skip = (event: MouseEvent) => {
    event.preventDefault();
    document.getElementById("content")?.focus();
  };
  return (
    <a className="skip" href="#content" onClick={skip}>
      {text.skip}
    </a>
  );
}
