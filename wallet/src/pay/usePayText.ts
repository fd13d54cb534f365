import { useWords } from "../page/useWords.ts";
import { EN_PAY } from "../text/en/pay.ts";
import { ZH_PAY } from "../text/zh/pay.ts";

export const usePayText = () => useWords(EN_PAY, ZH_PAY);
