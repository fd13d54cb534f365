/**
 * What a page meets: MetaMask's in-page provider with its EIP-6963 announcement and window.ethereum, connected
 * through MetaMask's stream multiplexer. Only the bridge to the wallet process, `BindingStream`, is the harness's.
 */
import multiplexer from "@metamask/object-multiplex";
import { initializeProvider } from "@metamask/providers";
import { Duplex, pipeline } from "readable-stream";

declare global {
  interface Window {
    /** Set by the browser driver: takes a message to the wallet process. */
    harnessToWallet(message: string): Promise<void>;
    /** Called by the browser driver: brings a message from the wallet process. */
    harnessFromWallet(message: string): void;
  }
}

/** Moves objects between the page and the wallet process as JSON. */
class BindingStream extends Duplex {
  constructor() {
    super({ objectMode: true });
    window.harnessFromWallet = (message) => void this.push(JSON.parse(message));
  }

  override _read(): void {
    // messages are pushed when they come
  }

  override _write(message: unknown, _encoding: string, done: (error?: Error) => void): void {
    window.harnessToWallet(JSON.stringify(message)).then(() => done(), done);
  }
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Ccircle cx='4' cy='4' r='4' fill='%23f6851b'/%3E%3C/svg%3E";

if (window === window.top) {
  const bridge = new BindingStream();
  // CommonJS: the class is the default export of the default export, depending on the bundler
  const ObjectMultiplex = (
    "default" in multiplexer ? multiplexer.default : multiplexer
  ) as typeof multiplexer;
  const channels = new ObjectMultiplex();
  pipeline(bridge, channels as unknown as Duplex, bridge, () => undefined);
  void window.harnessToWallet(JSON.stringify("hello"));
  initializeProvider({
    connectionStream: channels.createStream("metamask-provider") as never,
    shouldSendMetadata: false,
    providerInfo: { uuid: crypto.randomUUID(), name: "MetaMask", icon: ICON, rdns: "io.metamask" },
  });
}
