import { useWords } from "../page/useWords.ts";
import { EN_RECEIVE } from "../text/en/receive.ts";
import { ZH_RECEIVE } from "../text/zh/receive.ts";

export const useReceiveText = () => useWords(EN_RECEIVE, ZH_RECEIVE);
