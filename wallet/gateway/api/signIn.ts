import { z } from "zod";

import { address, instant, signature } from "./formats.ts";

/** `POST /api/challenges` → 201 `challenge`. */
export const challengeRequest = z.strictObject({ account: address });

/** To be signed as it stands (`personal_sign`): EIP-4361. Can be used once. */
export const challenge = z.object({ message: z.string(), expiresAt: instant });

/** `POST /api/sessions` → 201 `session`. */
export const signIn = z.strictObject({ message: z.string().max(2_000), signature });

/** Send as `Authorization: Bearer …`. `DELETE /api/sessions` ends it. */
export const session = z.object({ token: z.string(), account: address, expiresAt: instant });

export type Challenge = z.infer<typeof challenge>;
export type SignIn = z.infer<typeof signIn>;
export type Session = z.infer<typeof session>;
