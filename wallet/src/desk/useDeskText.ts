import { useWords } from "../page/useWords.ts";
import { EN_DESK } from "../text/en/desk.ts";
import { ZH_DESK } from "../text/zh/desk.ts";

export const useDeskText = () => useWords(EN_DESK, ZH_DESK);
