import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  installWallet,
} from "../../wallet/metamask/browser.ts";
import { Keyring } from "../../wallet/metamask/keyring.ts";
import { Networks } from "../../wallet/metamask/networks.ts";
import { TestWallet } from "../../wallet/metamask/testWallet.ts";
import { ACCOUNTS, PHRASE } from "./people.ts";

/** The network that a wallet is on at first; nothing in this test may ask its node. */
const MAINNET = { chainId: "0x1", name: "Ethereum", rpcUrl: "http://127.0.0.1:9" };

const keyring = Keyring.restore(PHRASE, ACCOUNTS.length);

/** A person with a fresh browser profile, and with a wallet unless told otherwise. */
export class Visitor {
  readonly page: Page;
  readonly wallet: TestWallet;
  /** Whatever the page asked of any server, and whatever it complained about. */
  readonly requests: string[] = [];
  readonly complaints: string[] = [];
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page, wallet: TestWallet) {
    this.#context = context;
    this.page = page;
    this.wallet = wallet;
    page.on("request", (request) => this.requests.push(request.url()));
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") this.complaints.push(message.text());
    });
  }

  static async arrive(
    browser: Browser,
    url: string,
    options: BrowserContextOptions & { noWallet?: boolean } = {},
  ) {
    const { noWallet = false, ...contextOptions } = options;
    const context = await browser.newContext({ locale: "en-GB", ...contextOptions });
    const wallet = new TestWallet(await keyring, new Networks(MAINNET));
    if (!noWallet) await installWallet(context, wallet);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const visitor = new Visitor(context, page, wallet);
    await page.goto(url);
    return visitor;
  }

  /** Connects and adds the network, accepting whatever the wallet asks, in either language. */
  async connect(): Promise<this> {
    await this.press(/^(Connect|连接) MetaMask$/);
    (await this.wallet.approvals.next("connect")).accept();
    await this.press(/^(Switch to|切换到) Jiaozi local$/);
    (await this.wallet.approvals.next("addChain")).accept();
    await this.page.locator(".banner").waitFor({ state: "detached" });
    return this;
  }

  /** Goes to a section by its address, as a link would. */
  async open(section: string): Promise<this> {
    await this.page.evaluate((hash) => void (location.hash = hash), `#/${section}`);
    return this;
  }

  /** Chooses another account in the wallet. */
  as(name: (typeof ACCOUNTS)[number]): Promise<void> {
    return this.wallet.selectAccount(ACCOUNTS.indexOf(name));
  }

  /** Has a wallet opened at the first institution, with a made-up identity, for the account that is chosen. */
  async openWallet(): Promise<void> {
    await this.page.getByLabel("Name").fill("张三");
    await this.press("Make one up");
    await this.press("Sign and open the wallet");
    (await this.wallet.approvals.next("signTypedData")).accept();
    await this.sees("Your wallet is of tier I.");
  }

  /** Signs in to the gateway, accepting the text. */
  async signIn(): Promise<void> {
    await this.press(/^(Sign in|登录)$/);
    (await this.wallet.approvals.next("signText")).accept();
  }

  /** Has the gateway carry what was checked: signs it in the wallet. Returns what was shown to be signed. */
  async signAndRelay(): Promise<unknown> {
    await this.press(/^(Sign in wallet|在钱包中签名)$/);
    const { details, accept } = await this.wallet.approvals.next("signTypedData");
    accept();
    return details;
  }

  press(name: string | RegExp): Promise<void> {
    return this.page.getByRole("button", { name, exact: true }).click();
  }

  sees(text: string | RegExp): Promise<void> {
    return this.page.getByText(text).first().waitFor();
  }

  async balance(): Promise<string> {
    return this.page.locator(".balance .figure:not(.skeleton)").first().innerText();
  }

  /** Fills in a payment and has it checked. */
  async check(recipient: string, amount: string): Promise<void> {
    await this.open("pay");
    await this.page.getByLabel(/^(Recipient's address|收款人地址)/).fill(recipient);
    await this.page.getByLabel(/^(Amount in yuan|金额（元）)$/).fill(amount);
    await this.press(/^(Check payment|核对付款)$/);
  }

  leave(): Promise<void> {
    return this.#context.close();
  }
}
