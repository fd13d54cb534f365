import { instruction, instructionPath } from "../api/instructions.ts";
import { type App, NEEDS_SESSION, PROBLEMS } from "../app.ts";
import type { Gateway } from "../gateway.ts";
import { refuse } from "../refused.ts";
import { readersOf } from "../store/instructionStore.ts";
import { signedIn } from "./asking.ts";
import { shownInstruction } from "./showing.ts";

export function instructionRoutes(app: App, gateway: Gateway): void {
  app.get(
    "/api/instructions/:id",
    {
      schema: {
        summary: "What became of an instruction of one's own",
        security: NEEDS_SESSION,
        params: instructionPath,
        response: { 200: instruction, ...PROBLEMS },
      },
    },
    async (request) => {
      const account = await signedIn(app, gateway, request);
      const found = gateway.instructions.find(request.params.id);
      // somebody else's looks as if there were none
      if (found === undefined || !readersOf(found).has(account)) {
        throw refuse(404, "NOT_FOUND_HERE");
      }
      return shownInstruction(found, request);
    },
  );
}
