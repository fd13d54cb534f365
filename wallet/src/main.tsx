import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "./App.tsx";
import { prefetchWords } from "./page/explainLater.ts";
import "./style/tokens.css";
import "./style/page.css";
import "./style/forms.css";
import "./style/parts.css";
import "./style/states.css";
import "./style/narrow.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

window.addEventListener("load", () => setTimeout(prefetchWords, 1_000));
