import { stdout } from "node:process";

import { main } from "./cli/main.ts";
import { libraCommand } from "./libra/libraCommand.ts";

await main((args) => libraCommand(args, (text) => stdout.write(text)));
