import { useWords } from "../page/useWords.ts";
import { EN_SECURED } from "../text/en/secured.ts";
import { ZH_SECURED } from "../text/zh/secured.ts";

export const useSecuredText = () => useWords(EN_SECURED, ZH_SECURED);
