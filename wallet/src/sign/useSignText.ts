import { useWords } from "../page/useWords.ts";
import { EN_SIGN } from "../text/en/sign.ts";
import { ZH_SIGN } from "../text/zh/sign.ts";

export const useSignText = () => useWords(EN_SIGN, ZH_SIGN);
