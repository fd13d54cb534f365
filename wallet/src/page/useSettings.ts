import { useEffect, useState } from "react";

import type { Language } from "../../../src/catalogue/format.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const LANGUAGE = "jiaozi.language";
const THEME = "jiaozi.theme";

/** What the person chose, else what the browser prefers; kept in this browser only. */
export function useSettings() {
  const [language, setLanguage] = useState<Language>(preferredLanguage);
  const [theme, setTheme] = useState<Theme>(storedTheme);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    localStorage.setItem(LANGUAGE, language);
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
    localStorage.setItem(THEME, theme);
  }, [theme]);
  return { language, setLanguage, theme, setTheme };
}

function preferredLanguage(): Language {
  const stored = localStorage.getItem(LANGUAGE);
  if (stored === "en" || stored === "zh") return stored;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

function storedTheme(): Theme {
  const stored = localStorage.getItem(THEME);
  return THEMES.find((theme) => theme === stored) ?? "system";
}
