import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import type { ProgressEvent } from "../../gateway/api/events.ts";
import type { Challenge, Session, SignIn } from "../../gateway/api/signIn.ts";
import type { Status } from "../../gateway/api/status.ts";
import { SituationError } from "../../../src/catalogue/decodeError.ts";
import type { Node } from "../chain/node.ts";
import { signText } from "../sign/signStatement.ts";
import type { Connection } from "../wallet/useWallet.ts";
import { followEvents } from "./events.ts";
import { type GatewayCall, GatewayProblem, callGateway } from "./request.ts";

export interface GatewayState {
  /** Undefined until it is known; null if no gateway answers, or one of another chain. */
  readonly status: Status | null | undefined;
  /** Of the connected account, never of the one before. */
  readonly session: Session | undefined;
  /** Has the wallet sign that the account is the person's; call it on a click only. */
  signIn(): Promise<void>;
  signOut(): Promise<void>;
  /** A call with the session's token, if there is one. */
  call<Answer>(path: string, call?: GatewayCall): Promise<Answer>;
  /** Hears every event of the account while signed in; returns what stops it. */
  listen(listener: Listener): () => void;
}

type Listener = (event: ProgressEvent) => void;

/** The institutions' gateway, and who is signed in to it. The token is kept in memory only. */
export function useGateway(node: Node, connection: Connection | undefined): GatewayState {
  const status = useStatus(node);
  const [held, setHeld] = useState<Session>();
  const account = connection?.account;
  const session = held !== undefined && held.account === account ? held : undefined;
  const token = session?.token;
  const listen = useListeners(token);

  const signIn = useCallback(async () => {
    if (!connection) throw new SituationError("NO_ACCOUNT");
    setHeld(await openSession(connection));
  }, [connection]);
  const signOut = useCallback(async () => {
    setHeld(undefined);
    if (token !== undefined) await callGateway("sessions", { method: "DELETE", token });
  }, [token]);
  const call = useCallback(
    <Answer>(path: string, request: GatewayCall = {}) =>
      callGateway<Answer>(path, { token, ...request }).catch((error: unknown) => {
        // the session is over: the next thing to do is to sign in again
        if (error instanceof GatewayProblem && error.problem.status === 401) setHeld(undefined);
        throw error;
      }),
    [token],
  );
  return useMemo(
    () => ({ status, session, signIn, signOut, call, listen }),
    [status, session, signIn, signOut, call, listen],
  );
}

function useListeners(token: string | undefined): GatewayState["listen"] {
  const listeners = useRef(new Set<Listener>());
  useEffect(() => {
    if (token === undefined) return;
    return followEvents(token, (event) => listeners.current.forEach((listener) => listener(event)));
  }, [token]);
  return useCallback((listener: Listener) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  }, []);
}

async function openSession({ account, wallet }: Connection): Promise<Session> {
  const challenge = await callGateway<Challenge>("challenges", { method: "POST", body: { account } });
  const signature = await signText(wallet.provider, account, challenge.message);
  const body: SignIn = { message: challenge.message, signature };
  return callGateway<Session>("sessions", { method: "POST", body });
}

const RETRY_MS = 5_000;

function useStatus(node: Node): Status | null | undefined {
  const [status, setStatus] = useState<Status | null>();
  const isKnown = status !== null && status !== undefined;
  useEffect(() => {
    if (isKnown) return;
    let current = true;
    const ask = () =>
      void callGateway<Status>("status").then(
        (answer) => current && setStatus(answer.chainId === node.book.chainId ? answer : null),
        () => current && setStatus(null),
      );
    ask();
    const timer = setInterval(ask, RETRY_MS);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [node, isKnown]);
  return status;
}
