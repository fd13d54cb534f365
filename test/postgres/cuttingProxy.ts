import { once } from "node:events";
import { type AddressInfo, type Socket, connect, createServer } from "node:net";

/**
 * - `before`: the next thing the client sends never reaches the server
 * - `after`: it does, and what the server answers never reaches the client
 */
export type Cut = "before" | "after";

/** A way to the server that can be cut while a statement is under way. */
export interface CuttingProxy {
  readonly port: number;
  /** Cuts once, the next time the client sends something that holds this text. */
  cutAt(text: string, cut: Cut): void;
  /** How many times it was cut. */
  readonly cuts: number;
  close(): Promise<void>;
}

export async function openCuttingProxy(serverPort: number): Promise<CuttingProxy> {
  let armed: { readonly text: string; readonly cut: Cut } | undefined;
  let cuts = 0;
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(serverPort, "127.0.0.1");
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    }
    client.on("close", () => server.end());
    server.on("close", () => client.destroy());
    let isDeaf = false;
    client.on("data", (sent) => {
      if (armed === undefined || !sent.includes(armed.text)) return void server.write(sent);
      const { cut } = armed;
      armed = undefined;
      cuts += 1;
      isDeaf = true;
      if (cut === "after") server.write(sent);
      else client.destroy();
    });
    server.on("data", (answer) => {
      if (isDeaf) client.destroy();
      else client.write(answer);
    });
  });
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  return {
    port: (proxy.address() as AddressInfo).port,
    cutAt: (text, cut) => (armed = { text, cut }),
    get cuts() {
      return cuts;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      await once(proxy, "close");
    },
  };
}
